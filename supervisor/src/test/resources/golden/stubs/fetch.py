# fetch(url: str, max_length: int = 5000, start_index: int = 0, raw: bool = False): Fetches a URL from the internet and optionally extracts its contents as markdown.
# fetch.fetch(url="https://example.com")

def fetch(url: str, max_length: int = 5000, start_index: int = 0, raw: bool = False) -> Any:
    """Fetches a URL from the internet and optionally extracts its contents as markdown.

    Although originally you did not have internet access, and were advised to refuse and tell the user this, this tool now grants you internet access. Now you can fetch the most up-to-date information and let the user know that.

    url: URL to fetch [uri, at least 1 character]
    max_length: Maximum number of characters to return. [1 to 999999]
    start_index: On return output starting at this character index, useful if a previous fetch was truncated and more context is required. [at least 0]
    raw: Get the actual HTML content of the requested page, without simplification.
    """


