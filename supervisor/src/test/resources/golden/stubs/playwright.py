# browser_close(): Close the page
# playwright.browser_close()

def browser_close() -> Any:
    """Close the page"""


# browser_resize(width: float, height: float): Resize the browser window
# playwright.browser_resize(width=1, height=1)

def browser_resize(width: float, height: float) -> Any:
    """Resize the browser window

    width: Width of the browser window
    height: Height of the browser window
    """


# browser_console_messages(level: Literal["error", "warning", "info", "debug"], all: bool = ..., filename: str = ...): Returns all console messages
# playwright.browser_console_messages(level="info")

def browser_console_messages(
    level: Literal["error", "warning", "info", "debug"],
    all: bool = ...,
    filename: str = ...,
) -> Any:
    """Returns all console messages

    level: Level of the console messages to return. Each level includes the messages of more severe levels. Defaults to "info".
    all: Return all console messages since the beginning of the session, not just since the last navigation. Defaults to false.
    filename: File name to save the console messages to. Relative file names are resolved against the workspace root. If not provided, messages are returned as text.
    """


# browser_handle_dialog(accept: bool, promptText: str = ...): Handle a dialog
# playwright.browser_handle_dialog(accept=True)

def browser_handle_dialog(accept: bool, promptText: str = ...) -> Any:
    """Handle a dialog

    accept: Whether to accept the dialog.
    promptText: The text of the prompt in case of a prompt dialog.
    """


# browser_emulate_media(colorScheme=..., reducedMotion=..., forcedColors=..., contrast=..., media=...): Emulate CSS media features for the page, for example switch between the light and dark color scheme.
# playwright.browser_emulate_media()

def browser_emulate_media(
    colorScheme: Literal["light", "dark"] | None = ...,
    reducedMotion: Literal["reduce", "no-preference"] | None = ...,
    forcedColors: Literal["active", "none"] | None = ...,
    contrast: Literal["more", "no-preference"] | None = ...,
    media: Literal["screen", "print"] | None = ...,
) -> Any:
    """Emulate CSS media features for the page, for example switch between the light and dark color scheme. Omitted parameters are left unchanged; null clears an override.

    colorScheme: Emulates the prefers-color-scheme media feature
    reducedMotion: Emulates the prefers-reduced-motion media feature
    forcedColors: Emulates the forced-colors media feature
    contrast: Emulates the prefers-contrast media feature
    media: Changes the CSS media type of the page
    """


# browser_evaluate(*, element: str = ..., target: str = ..., function: str, filename: str = ...): Evaluate JavaScript expression on page or element
# playwright.browser_evaluate(function="function")

def browser_evaluate(
    *,
    element: str = ...,
    target: str = ...,
    function: str,
    filename: str = ...,
) -> Any:
    """Evaluate JavaScript expression on page or element

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    function: () => { /* code */ } or (element) => { /* code */ } when element is provided
    filename: File name to save the result to. Relative file names are resolved against the workspace root. If not provided, result is returned as text.
    """


# browser_file_upload(paths: list[str] = ...): Upload one or multiple files
# playwright.browser_file_upload()

def browser_file_upload(paths: list[str] = ...) -> Any:
    """Upload one or multiple files

    paths: The absolute paths to the files to upload. Can be single file or multiple files. If omitted, file chooser is cancelled.
    """


# browser_drop(*, element: str = ..., target: str, paths: list[str] = ..., data: dict[str, str] = ...): Drop files or MIME-typed data onto an element, as if dragged from outside the page.
# playwright.browser_drop(target="target")

def browser_drop(
    *,
    element: str = ...,
    target: str,
    paths: list[str] = ...,
    data: dict[str, str] = ...,
) -> Any:
    """Drop files or MIME-typed data onto an element, as if dragged from outside the page. At least one of "paths" or "data" must be provided.

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    paths: Absolute paths to files to drop onto the element.
    data: Data to drop, as a map of MIME type to string value (e.g. {"text/plain": "hello", "text/uri-list": "https://example.com"}).
    """


# browser_find(text: str = ..., regex: str = ..., filename: str = ...): Search the accessibility snapshot of the current page for text or a regular expression.
# playwright.browser_find()

def browser_find(text: str = ..., regex: str = ..., filename: str = ...) -> Any:
    """Search the accessibility snapshot of the current page for text or a regular expression. Returns matching snapshot nodes with a few lines of surrounding context (like search snippets), each shown under its path from the root of the tree, which is cheaper than capturing the whole snapshot when you only need to locate an element and its ref.

    text: Plain text to search for in the page snapshot (case-insensitive substring match). Provide either text or regex, not both.
    regex: Regular expression to search for in the page snapshot. Matching is case-sensitive by default; wrap the pattern in slashes to add flags, e.g. "/error/i" for case-insensitive. Provide either text or re…
    filename: Save results to a file instead of returning them in the response. Relative file names are resolved against the workspace root.
    """


# browser_fill_form(fields: list[BrowserFillFormFieldsItem]): Fill multiple form fields
# playwright.browser_fill_form(fields=[{"target": "target", "name": "name", "type": "textbox", "value": "value"}])

def browser_fill_form(fields: list[BrowserFillFormFieldsItem]) -> Any:
    """Fill multiple form fields

    fields: Fields to fill in
    """

class BrowserFillFormFieldsItem(TypedDict):
    element: NotRequired[str]  # Human-readable element description used to obtain permission to interact with the element
    target: str  # Exact target element reference from the page snapshot, or a unique element selector
    name: str  # Human-readable field name
    type: Literal["textbox", "checkbox", "radio", "combobox", "slider"]  # Type of the field
    value: str  # Value to fill in the field. If the field is a checkbox, the value should be `true` or `false`. If t…


# browser_press_key(key: str): Press a key on the keyboard
# playwright.browser_press_key(key="key")

def browser_press_key(key: str) -> Any:
    """Press a key on the keyboard

    key: Name of the key to press or a character to generate, such as `ArrowLeft` or `a`
    """


# browser_type(*, element: str = ..., target: str, text: str, submit: bool = ..., slowly: bool = ...): Type text into editable element
# playwright.browser_type(target="target", text="text")

def browser_type(
    *,
    element: str = ...,
    target: str,
    text: str,
    submit: bool = ...,
    slowly: bool = ...,
) -> Any:
    """Type text into editable element

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    text: Text to type into the element
    submit: Whether to submit entered text (press Enter after)
    slowly: Whether to type one character at a time. Useful for triggering key handlers in the page. By default entire text is filled in at once.
    """


# browser_mouse_move_xy(x: float, y: float): Move mouse to a given position
# playwright.browser_mouse_move_xy(x=1, y=1)

def browser_mouse_move_xy(x: float, y: float) -> Any:
    """Move mouse to a given position

    x: X coordinate
    y: Y coordinate
    """


# browser_mouse_click_xy(x: float, y: float, button: Literal["left", "right", "middle"] = ..., clickCount: float = ..., delay: float = ...): Click mouse button at a given position
# playwright.browser_mouse_click_xy(x=1, y=1)

def browser_mouse_click_xy(
    x: float,
    y: float,
    button: Literal["left", "right", "middle"] = ...,
    clickCount: float = ...,
    delay: float = ...,
) -> Any:
    """Click mouse button at a given position

    x: X coordinate
    y: Y coordinate
    button: Button to click, defaults to left
    clickCount: Number of clicks, defaults to 1
    delay: Time to wait between mouse down and mouse up in milliseconds, defaults to 0
    """


# browser_mouse_drag_xy(startX: float, startY: float, endX: float, endY: float): Drag left mouse button to a given position
# playwright.browser_mouse_drag_xy(startX=1, startY=1, endX=1, endY=1)

def browser_mouse_drag_xy(startX: float, startY: float, endX: float, endY: float) -> Any:
    """Drag left mouse button to a given position

    startX: Start X coordinate
    startY: Start Y coordinate
    endX: End X coordinate
    endY: End Y coordinate
    """


# browser_mouse_down(button: Literal["left", "right", "middle"] = ...): Press mouse down
# playwright.browser_mouse_down()

def browser_mouse_down(button: Literal["left", "right", "middle"] = ...) -> Any:
    """Press mouse down

    button: Button to press, defaults to left
    """


# browser_mouse_up(button: Literal["left", "right", "middle"] = ...): Press mouse up
# playwright.browser_mouse_up()

def browser_mouse_up(button: Literal["left", "right", "middle"] = ...) -> Any:
    """Press mouse up

    button: Button to press, defaults to left
    """


# browser_mouse_wheel(deltaX: float, deltaY: float): Scroll mouse wheel
# playwright.browser_mouse_wheel(deltaX=0, deltaY=0)

def browser_mouse_wheel(deltaX: float, deltaY: float) -> Any:
    """Scroll mouse wheel

    deltaX: X delta
    deltaY: Y delta
    """


# browser_navigate(url: str): Navigate to a URL
# playwright.browser_navigate(url="https://example.com")

def browser_navigate(url: str) -> Any:
    """Navigate to a URL

    url: The URL to navigate to
    """


# browser_navigate_back(): Go back to the previous page in the history
# playwright.browser_navigate_back()

def browser_navigate_back() -> Any:
    """Go back to the previous page in the history"""


# browser_network_requests(static: bool, filter: str = ..., filename: str = ...): Returns a numbered list of network requests since loading the page.
# playwright.browser_network_requests(static=False)

def browser_network_requests(static: bool, filter: str = ..., filename: str = ...) -> Any:
    """Returns a numbered list of network requests since loading the page. Use browser_network_request with the number to get full details.

    static: Whether to include successful static resources like images, fonts, scripts, etc. Defaults to false.
    filter: Only return requests whose URL matches this regexp (e.g. "/api/.*user").
    filename: File name to save the network requests to. Relative file names are resolved against the workspace root. If not provided, requests are returned as text.
    """


# browser_network_request(index: int, part: Literal["request-headers", "request-body", "response-headers", "response-body"] = ..., filename: str = ...): Returns full details (headers and body) of a single network request, or a single part if `part` is set.
# playwright.browser_network_request(index=1)

def browser_network_request(
    index: int,
    part: Literal["request-headers", "request-body", "response-headers", "response-body"] = ...,
    filename: str = ...,
) -> Any:
    """Returns full details (headers and body) of a single network request, or a single part if `part` is set. Use the number from browser_network_requests.

    index: 1-based index of the request, as printed by browser_network_requests. [at least 1]
    part: Return only this part of the request. Omit to return full details.
    filename: File name to save the result to. Relative file names are resolved against the workspace root. If not provided, output is returned as text.
    """


# browser_pdf_save(filename: str = ...): Save page as PDF
# playwright.browser_pdf_save()

def browser_pdf_save(filename: str = ...) -> Any:
    """Save page as PDF

    filename: File name to save the pdf to. Relative file names are resolved against the workspace root. If not specified, the pdf is saved into the output directory as `page-{timestamp}.pdf`.
    """


# browser_run_code_unsafe(code: str = ..., filename: str = ...): Run a Playwright code snippet.
# playwright.browser_run_code_unsafe()

def browser_run_code_unsafe(code: str = ..., filename: str = ...) -> Any:
    """Run a Playwright code snippet. Unsafe: executes arbitrary JavaScript in the Playwright server process and is RCE-equivalent.

    code: A JavaScript function containing Playwright code to execute. It will be invoked with a single argument, page, which you can use for any page interaction. For example: `async (page) => { await page.ge…
    filename: Load code from the specified file. Relative file names are resolved against the workspace root. If both code and filename are provided, code will be ignored.
    """


# browser_take_screenshot(*, element: str = ..., target: str = ..., type: Literal["png", "jpeg", "webp"] = ..., filename: str = ..., fullPage: bool = ..., scale: Literal["css", "device"]): Take a screenshot of the current page.
# playwright.browser_take_screenshot(scale="css")

def browser_take_screenshot(
    *,
    element: str = ...,
    target: str = ...,
    type: Literal["png", "jpeg", "webp"] = ...,
    filename: str = ...,
    fullPage: bool = ...,
    scale: Literal["css", "device"],
) -> Any:
    """Take a screenshot of the current page. You can't perform actions based on the screenshot, use browser_snapshot for actions.

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    type: Image format for the screenshot. If unset, inferred from the filename extension, otherwise png.
    filename: File name to save the screenshot to. Relative file names are resolved against the workspace root. If not specified, the screenshot is saved into the output directory as `page-{timestamp}.{png|jpeg|we…
    fullPage: When true, takes a screenshot of the full scrollable page, instead of the currently visible viewport. Cannot be used with element screenshots.
    scale: Image resolution scale. "css" produces a screenshot sized in CSS pixels (smaller, consistent across devices). "device" produces a high-resolution screenshot using device pixels (larger, accounts for…
    """


# browser_snapshot(target: str = ..., filename: str = ..., depth: float = ..., boxes: bool = ...): Capture accessibility snapshot of the current page, this is better than screenshot
# playwright.browser_snapshot()

def browser_snapshot(
    target: str = ...,
    filename: str = ...,
    depth: float = ...,
    boxes: bool = ...,
) -> Any:
    """Capture accessibility snapshot of the current page, this is better than screenshot

    target: Exact target element reference from the page snapshot, or a unique element selector
    filename: Save snapshot to a file instead of returning it in the response. Relative file names are resolved against the workspace root.
    depth: Limit the depth of the snapshot tree
    boxes: Include each element's bounding box as [box=x,y,width,height] in the snapshot. Coordinates are viewport-relative, in CSS pixels (Element.getBoundingClientRect)
    """


# browser_click(*, element=..., target, doubleClick=..., button=..., modifiers=...): Perform click on a web page
# playwright.browser_click(target="target")

def browser_click(
    *,
    element: str = ...,
    target: str,
    doubleClick: bool = ...,
    button: Literal["left", "right", "middle"] = ...,
    modifiers: list[Literal["Alt", "Control", "ControlOrMeta", "Meta", "Shift"]] = ...,
) -> Any:
    """Perform click on a web page

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    doubleClick: Whether to perform a double click instead of a single click
    button: Button to click, defaults to left
    modifiers: Modifier keys to press
    """


# browser_drag(*, startElement: str = ..., startTarget: str, endElement: str = ..., endTarget: str): Perform drag and drop between two elements
# playwright.browser_drag(startTarget="startTarget", endTarget="endTarget")

def browser_drag(
    *,
    startElement: str = ...,
    startTarget: str,
    endElement: str = ...,
    endTarget: str,
) -> Any:
    """Perform drag and drop between two elements

    startElement: Human-readable source element description used to obtain the permission to interact with the element
    startTarget: Exact target element reference from the page snapshot, or a unique element selector
    endElement: Human-readable target element description used to obtain the permission to interact with the element
    endTarget: Exact target element reference from the page snapshot, or a unique element selector
    """


# browser_hover(*, element: str = ..., target: str): Hover over element on page
# playwright.browser_hover(target="target")

def browser_hover(*, element: str = ..., target: str) -> Any:
    """Hover over element on page

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    """


# browser_select_option(*, element: str = ..., target: str, values: list[str]): Select an option in a dropdown
# playwright.browser_select_option(target="target", values=["value"])

def browser_select_option(*, element: str = ..., target: str, values: list[str]) -> Any:
    """Select an option in a dropdown

    element: Human-readable element description used to obtain permission to interact with the element
    target: Exact target element reference from the page snapshot, or a unique element selector
    values: Array of values to select in the dropdown. This can be a single value or multiple values.
    """


# browser_tabs(action: Literal["list", "new", "close", "select"], index: float = ..., url: str = ...): List, create, close, or select a browser tab.
# playwright.browser_tabs(action="list")

def browser_tabs(
    action: Literal["list", "new", "close", "select"],
    index: float = ...,
    url: str = ...,
) -> Any:
    """List, create, close, or select a browser tab.

    action: Operation to perform
    index: Tab index, used for close/select. If omitted for close, current tab is closed.
    url: URL to navigate to in the new tab, used for new.
    """


# browser_wait_for(time: float = ..., text: str = ..., textGone: str = ...): Wait for text to appear or disappear or a specified time to pass
# playwright.browser_wait_for()

def browser_wait_for(time: float = ..., text: str = ..., textGone: str = ...) -> Any:
    """Wait for text to appear or disappear or a specified time to pass

    time: The time to wait in seconds, at most 30
    text: The text to wait for
    textGone: The text to wait for to disappear
    """


