# echo(message: str): Echoes back the input string
# everything.echo(message="message")

def echo(message: str) -> Any:
    """Echoes back the input string"""


# get_annotated_message(messageType: Literal["error", "success", "debug"], includeImage: bool = False): Demonstrates how annotations can be used to provide metadata about content.
# everything.get_annotated_message(messageType="error")

def get_annotated_message(
    messageType: Literal["error", "success", "debug"],
    includeImage: bool = False,
) -> Any:
    """Demonstrates how annotations can be used to provide metadata about content."""


# get_env(): Returns all environment variables, helpful for debugging MCP server configuration
# everything.get_env()

def get_env() -> Any:
    """Returns all environment variables, helpful for debugging MCP server configuration"""


# get_resource_links(count: float = 3): Returns up to ten resource links that reference different types of resources
# everything.get_resource_links()

def get_resource_links(count: float = 3) -> Any:
    """Returns up to ten resource links that reference different types of resources"""


# get_resource_reference(resourceType: Literal["Text", "Blob"] = "Text", resourceId: float = 1): Returns a resource reference that can be used by MCP clients
# everything.get_resource_reference()

def get_resource_reference(resourceType: Literal["Text", "Blob"] = "Text", resourceId: float = 1) -> Any:
    """Returns a resource reference that can be used by MCP clients"""


# get_structured_content(location: Literal["New York", "Chicago", "Los Angeles"]) -> GetStructuredContentResult: Returns structured content along with an output schema for client data validation
# everything.get_structured_content(location="New York")

def get_structured_content(
    location: Literal["New York", "Chicago", "Los Angeles"],
) -> GetStructuredContentResult:
    """Returns structured content along with an output schema for client data validation"""

class GetStructuredContentResult(TypedDict):
    temperature: float
    conditions: str
    humidity: float


# get_sum(a: float, b: float): Returns the sum of two numbers
# everything.get_sum(a=1, b=1)

def get_sum(a: float, b: float) -> Any:
    """Returns the sum of two numbers"""


# get_tiny_image(): Returns a tiny MCP logo image.
# everything.get_tiny_image()

def get_tiny_image() -> Any:
    """Returns a tiny MCP logo image."""


# gzip_file_as_resource(name: str = "README.md.gz", data: str = ..., outputType: Literal["resourceLink", "resource"] = "resourceLink"): Compresses a single file using gzip compression.
# everything.gzip_file_as_resource()

def gzip_file_as_resource(
    name: str = "README.md.gz",
    data: str = ...,
    outputType: Literal["resourceLink", "resource"] = "resourceLink",
) -> Any:
    """Compresses a single file using gzip compression. Depending upon the selected output type, returns either the compressed data as a gzipped resource or a resource link, allowing it to be downloaded in a subsequent request during the current session."""


# toggle_simulated_logging(): Toggles simulated, random-leveled logging on or off.
# everything.toggle_simulated_logging()

def toggle_simulated_logging() -> Any:
    """Toggles simulated, random-leveled logging on or off."""


# toggle_subscriber_updates(): Toggles simulated resource subscription updates on or off.
# everything.toggle_subscriber_updates()

def toggle_subscriber_updates() -> Any:
    """Toggles simulated resource subscription updates on or off."""


# trigger_long_running_operation(duration: float = 10, steps: float = 5): Demonstrates a long running operation with progress updates.
# everything.trigger_long_running_operation()

def trigger_long_running_operation(duration: float = 10, steps: float = 5) -> Any:
    """Demonstrates a long running operation with progress updates."""


# simulate_research_query(topic: str, ambiguous: bool = False): Simulates a deep research operation that gathers, analyzes, and synthesizes information.
# everything.simulate_research_query(topic="topic")

def simulate_research_query(topic: str, ambiguous: bool = False) -> Any:
    """Simulates a deep research operation that gathers, analyzes, and synthesizes information. Demonstrates MCP task-based operations with progress through multiple stages. If 'ambiguous' is true and client supports elicitation, sends an elicitation request for clarification."""


