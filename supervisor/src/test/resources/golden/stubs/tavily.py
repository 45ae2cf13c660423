# tavily_search(query, search_depth=..., topic=..., time_range=..., start_date=..., end_date=..., max_results=..., include_images=..., include_image_descriptions=..., include_raw_content=..., ...): Search the web for current information on any topic.
# tavily.tavily_search(query="query")

def tavily_search(
    query: str,
    search_depth: Literal["basic", "advanced", "fast", "ultra-fast"] = "basic",
    topic: Literal["general"] = "general",
    time_range: Literal["day", "week", "month", "year"] = ...,
    start_date: str = "",
    end_date: str = "",
    max_results: float = 5,
    include_images: bool = False,
    include_image_descriptions: bool = False,
    include_raw_content: bool = False,
    include_domains: list[str] = [],
    exclude_domains: list[str] = [],
    country: str = "",
    include_favicon: bool = False,
    exact_match: bool = ...,
) -> Any:
    """Search the web for current information on any topic. Use for news, facts, or data beyond your knowledge cutoff. Returns snippets and source URLs.

    query: Search query
    search_depth: The depth of the search. 'basic' for generic results, 'advanced' for more thorough search, 'fast' for optimized low latency with high relevance, 'ultra-fast' for prioritizing latency above all else
    topic: The category of the search. This will determine which of our agents will be used for the search
    time_range: The time range back from the current date to include in the search results
    start_date: Will return all results after the specified start date. Required to be written in the format YYYY-MM-DD.
    end_date: Will return all results before the specified end date. Required to be written in the format YYYY-MM-DD
    max_results: The maximum number of search results to return [5 to 20]
    include_images: Include a list of query-related images in the response
    include_image_descriptions: Include a list of query-related images and their descriptions in the response
    include_raw_content: Include the cleaned and parsed HTML content of each search result
    include_domains: A list of domains to specifically include in the search results, if the user asks to search on specific sites set this to the domain of the site
    exclude_domains: List of domains to specifically exclude, if the user asks to exclude a domain set this to the domain of the site
    country: Boost search results from a specific country. Must be a full country name (e.g., 'United States', 'Japan', 'Germany'). ISO country codes (e.g., 'us', 'jp') are not supported. Available only if topic…
    include_favicon: Whether to include the favicon URL for each result
    exact_match: Only return results containing the exact phrase(s) in quotes in your query
    """


# tavily_extract(urls, extract_depth=..., include_images=..., format=..., include_favicon=..., query=...): Extract content from URLs.
# tavily.tavily_extract(urls=["https://example.com"])

def tavily_extract(
    urls: list[str],
    extract_depth: Literal["basic", "advanced"] = "basic",
    include_images: bool = False,
    format: Literal["markdown", "text"] = "markdown",
    include_favicon: bool = False,
    query: str = ...,
) -> Any:
    """Extract content from URLs. Returns raw page content in markdown or text format.

    urls: List of URLs to extract content from
    extract_depth: Use 'advanced' for LinkedIn, protected sites, or tables/embedded content
    include_images: Include images from pages
    format: Output format
    include_favicon: Include favicon URLs
    query: Query to rerank content chunks by relevance
    """


# tavily_crawl(url, max_depth=..., max_breadth=..., limit=..., instructions=..., select_paths=..., select_domains=..., allow_external=..., extract_depth=..., format=..., include_favicon=...): Crawl a website starting from a URL.
# tavily.tavily_crawl(url="https://example.com")

def tavily_crawl(
    url: str,
    max_depth: int = 1,
    max_breadth: int = 20,
    limit: int = 50,
    instructions: str = ...,
    select_paths: list[str] = [],
    select_domains: list[str] = [],
    allow_external: bool = True,
    extract_depth: Literal["basic", "advanced"] = "basic",
    format: Literal["markdown", "text"] = "markdown",
    include_favicon: bool = False,
) -> Any:
    r"""Crawl a website starting from a URL. Extracts content from pages with configurable depth and breadth.

    url: The root URL to begin the crawl
    max_depth: Max depth of the crawl. Defines how far from the base URL the crawler can explore. [at least 1]
    max_breadth: Max number of links to follow per level of the tree (i.e., per page) [at least 1]
    limit: Total number of links the crawler will process before stopping [at least 1]
    instructions: Natural language instructions for the crawler. Instructions specify which types of pages the crawler should return.
    select_paths: Regex patterns to select only URLs with specific path patterns (e.g., /docs/.*, /api/v1.*)
    select_domains: Regex patterns to restrict crawling to specific domains or subdomains (e.g., ^docs\.example\.com$)
    allow_external: Whether to return external links in the final response
    extract_depth: Advanced extraction retrieves more data, including tables and embedded content, with higher success but may increase latency
    format: The format of the extracted web page content. markdown returns content in markdown format. text returns plain text and may increase latency.
    include_favicon: Whether to include the favicon URL for each result
    """


# tavily_map(url: str, max_depth: int = 1, max_breadth: int = 20, limit: int = 50, instructions: str = ..., select_paths: list[str] = [], select_domains: list[str] = [], allow_external: bool = True): Map a website's structure.
# tavily.tavily_map(url="https://example.com")

def tavily_map(
    url: str,
    max_depth: int = 1,
    max_breadth: int = 20,
    limit: int = 50,
    instructions: str = ...,
    select_paths: list[str] = [],
    select_domains: list[str] = [],
    allow_external: bool = True,
) -> Any:
    r"""Map a website's structure. Returns a list of URLs found starting from the base URL.

    url: The root URL to begin the mapping
    max_depth: Max depth of the mapping. Defines how far from the base URL the crawler can explore [at least 1]
    max_breadth: Max number of links to follow per level of the tree (i.e., per page) [at least 1]
    limit: Total number of links the crawler will process before stopping [at least 1]
    instructions: Natural language instructions for the crawler
    select_paths: Regex patterns to select only URLs with specific path patterns (e.g., /docs/.*, /api/v1.*)
    select_domains: Regex patterns to restrict crawling to specific domains or subdomains (e.g., ^docs\.example\.com$)
    allow_external: Whether to return external links in the final response
    """


# tavily_research(input: str, model: Literal["mini", "pro", "auto"] = "auto"): Perform comprehensive research on a given topic or question.
# tavily.tavily_research(input="input")

def tavily_research(input: str, model: Literal["mini", "pro", "auto"] = "auto") -> Any:
    """Perform comprehensive research on a given topic or question. Use this tool when you need to gather information from multiple sources to answer a question or complete a task. Returns a detailed response based on the research findings. Rate limit: 20 requests per minute.

    input: A comprehensive description of the research task
    model: Defines the degree of depth of the research. 'mini' is good for narrow tasks with few subtopics. 'pro' is good for broad tasks with many subtopics. 'auto' automatically selects the best model.
    """


