# API_get_user(user_id: str): Notion | Retrieve a user
# notion.API_get_user(user_id="123e4567-e89b-12d3-a456-426614174000")

def API_get_user(user_id: str) -> Any:
    """Notion | Retrieve a user
    Error Responses:
    400: 400

    user_id: [uuid]
    """


# API_get_users(start_cursor: str = ..., page_size: int = 100): Notion | List all users
# notion.API_get_users()

def API_get_users(start_cursor: str = ..., page_size: int = 100) -> Any:
    """Notion | List all users
    Error Responses:
    400: 400

    start_cursor: If supplied, this endpoint will return a page of results starting after the cursor provided. If not supplied, this endpoint will return the first page of results.
    page_size: The number of items from the full list desired in the response. Maximum: 100
    """


# API_get_self(): Notion | Retrieve your token's bot user
# notion.API_get_self()

def API_get_self() -> Any:
    """Notion | Retrieve your token's bot user
    Error Responses:
    400: Bad request
    """


# API_post_search(query: str = ..., sort: APIPostSearchSort | str = ..., filter: APIPostSearchFilter | str = ..., start_cursor: str = ..., page_size: int = 100): Notion | Search by title
# notion.API_post_search()

def API_post_search(
    query: str = ...,
    sort: APIPostSearchSort | str = ...,
    filter: APIPostSearchFilter | str = ...,
    start_cursor: str = ...,
    page_size: int = 100,
) -> Any:
    """Notion | Search by title
    Error Responses:
    400: Bad request

    query: The text that the API compares page and database titles against.
    start_cursor: A `cursor` value returned in a previous response that If supplied, limits the response to results starting after the `cursor`. If not supplied, then the first page of results is returned. Refer to [p…
    page_size: The number of items from the full list to include in the response. Maximum: `100`. [int32]
    """

class APIPostSearchSort(TypedDict, total=False):
    direction: str  # The direction to sort. Possible values include `ascending` and `descending`.
    timestamp: str  # The name of the timestamp to sort against. Possible values include `last_edited_time`.

class APIPostSearchFilter(TypedDict, total=False):
    value: Literal["page", "data_source"]  # The value of the property to filter the results by. Possible values for object type include `page`…
    property: str  # The name of the property to filter by. Currently the only property you can filter by is the object…


# API_get_block_children(block_id: str, start_cursor: str = ..., page_size: int = 100): Notion | Retrieve block children
# notion.API_get_block_children(block_id="block_id")

def API_get_block_children(block_id: str, start_cursor: str = ..., page_size: int = 100) -> Any:
    """Notion | Retrieve block children
    Error Responses:
    400: Bad request

    block_id: Identifier for a [block](ref:block)
    start_cursor: If supplied, this endpoint will return a page of results starting after the cursor provided. If not supplied, this endpoint will return the first page of results.
    page_size: The number of items from the full list desired in the response. Maximum: 100 [int32]
    """


# API_patch_block_children(block_id: str, children: list[ParagraphBlockRequest | BulletedListItemBlockRequest | str | dict[str, Any]], after: str = ...): Notion | Append block children
# notion.API_patch_block_children(block_id="block_id", children=[{}])

def API_patch_block_children(
    block_id: str,
    children: list[ParagraphBlockRequest | BulletedListItemBlockRequest | str | dict[str, Any]],
    after: str = ...,
) -> Any:
    """Notion | Append block children
    Error Responses:
    400: Bad request

    block_id: Identifier for a [block](ref:block). Also accepts a [page](ref:page) ID.
    children: Child content to append to a container block as an array of [block objects](ref:block)
    after: The ID of the existing block that the new block should be appended after.
    """

class ParagraphBlockRequest(TypedDict, total=False):
    paragraph: ParagraphBlockRequestParagraph
    type: Literal["paragraph"]

class ParagraphBlockRequestParagraph(TypedDict):
    rich_text: list[RichTextRequest]

class RichTextRequest(TypedDict):
    text: RichTextRequestText
    type: NotRequired[Literal["text"]]

class RichTextRequestText(TypedDict):
    content: str
    link: NotRequired[dict[str, Any] | None]

class BulletedListItemBlockRequest(TypedDict, total=False):
    bulleted_list_item: ParagraphBlockRequestParagraph
    type: Literal["bulleted_list_item"]


# API_retrieve_a_block(block_id: str): Notion | Retrieve a block
# notion.API_retrieve_a_block(block_id="block_id")

def API_retrieve_a_block(block_id: str) -> Any:
    """Notion | Retrieve a block
    Error Responses:
    400: Bad request

    block_id: Identifier for a Notion block
    """


# API_update_a_block(block_id: str, type: dict[str, Any] | str = ..., archived: bool = True): Notion | Update a block
# notion.API_update_a_block(block_id="block_id")

def API_update_a_block(block_id: str, type: dict[str, Any] | str = ..., archived: bool = True) -> Any:
    """Notion | Update a block
    Error Responses:
    400: Bad request

    block_id: Identifier for a Notion block
    archived: Set to true to archive (delete) a block. Set to false to un-archive (restore) a block.
    """


# API_delete_a_block(block_id: str): Notion | Delete a block
# notion.API_delete_a_block(block_id="block_id")

def API_delete_a_block(block_id: str) -> Any:
    """Notion | Delete a block
    Error Responses:
    400: Bad request

    block_id: Identifier for a Notion block
    """


# API_retrieve_a_page(page_id: str, filter_properties: str = ...): Notion | Retrieve a page
# notion.API_retrieve_a_page(page_id="page_id")

def API_retrieve_a_page(page_id: str, filter_properties: str = ...) -> Any:
    """Notion | Retrieve a page
    Error Responses:
    400: Bad request

    page_id: Identifier for a Notion page
    filter_properties: A list of page property value IDs associated with the page. Use this param to limit the response to a specific page property value or values. To retrieve multiple properties, specify each page proper…
    """


# API_patch_page(page_id: str, properties: dict[str, Any] | str = ..., in_trash: bool = False, archived: bool = ..., icon: APIPatchPageIcon | str = ..., cover: APIPatchPageCover | str = ...): Notion | Update page properties
# notion.API_patch_page(page_id="page_id")

def API_patch_page(
    page_id: str,
    properties: dict[str, Any] | str = ...,
    in_trash: bool = False,
    archived: bool = ...,
    icon: APIPatchPageIcon | str = ...,
    cover: APIPatchPageCover | str = ...,
) -> Any:
    """Notion | Update page properties
    Error Responses:
    400: Bad request

    page_id: The identifier for the Notion page to be updated.
    in_trash: Set to true to delete a block. Set to false to restore a block.
    """

class APIPatchPageIcon(TypedDict):
    emoji: str

class APIPatchPageCover(TypedDict):
    external: APIPatchPageCoverExternal
    type: NotRequired[Literal["external"]]

class APIPatchPageCoverExternal(TypedDict):
    url: str


# API_post_page(parent, properties, children=..., icon=..., cover=...): Notion | Create a page
# notion.API_post_page(parent={"page_id": "123e4567-e89b-12d3-a456-426614174000"}, properties={})

def API_post_page(
    parent: PageIdParentRequest | DataSourceIdParentRequest | ParentRequest | str,
    properties: dict[str, Any] | str,
    children: list[str | dict[str, Any]] = ...,
    icon: str = ...,
    cover: str = ...,
) -> Any:
    """Notion | Create a page
    Error Responses:
    400: Bad request

    children: The content to be rendered on the new page, represented as an array of [block objects](https://developers.notion.com/reference/block).
    icon: The icon of the new page. Either an [emoji object](https://developers.notion.com/reference/emoji-object) or an [external file object](https://developers.notion.com/reference/file-object).. [json]
    cover: The cover image of the new page, represented as a [file object](https://developers.notion.com/reference/file-object). [json]
    """

class PageIdParentRequest(TypedDict):
    page_id: str  # [uuid]

class DataSourceIdParentRequest(TypedDict):
    type: NotRequired[Literal["database_id"]]
    database_id: str  # [uuid]

class ParentRequest(TypedDict):
    type: Literal["workspace"]


# API_retrieve_a_page_property(page_id: str, property_id: str, page_size: int = ..., start_cursor: str = ...): Notion | Retrieve a page property item
# notion.API_retrieve_a_page_property(page_id="page_id", property_id="property_id")

def API_retrieve_a_page_property(
    page_id: str,
    property_id: str,
    page_size: int = ...,
    start_cursor: str = ...,
) -> Any:
    """Notion | Retrieve a page property item
    Error Responses:
    400: Bad request

    page_id: Identifier for a Notion page
    property_id: Identifier for a page [property](https://developers.notion.com/reference/page#all-property-values)
    page_size: For paginated properties. The max number of property item objects on a page. The default size is 100 [int32]
    start_cursor: For paginated properties.
    """


# API_retrieve_a_comment(block_id: str, start_cursor: str = ..., page_size: int = ...): Notion | Retrieve comments
# notion.API_retrieve_a_comment(block_id="block_id")

def API_retrieve_a_comment(block_id: str, start_cursor: str = ..., page_size: int = ...) -> Any:
    """Notion | Retrieve comments
    Error Responses:
    400: Bad request

    block_id: Identifier for a Notion block or page
    start_cursor: If supplied, this endpoint will return a page of results starting after the cursor provided. If not supplied, this endpoint will return the first page of results.
    page_size: The number of items from the full list desired in the response. Maximum: 100 [int32]
    """


# API_create_a_comment(parent: APICreateACommentParent | str, rich_text: list[APICreateACommentRichTextItem | str | dict[str, Any]]): Notion | Create comment
# notion.API_create_a_comment(parent={"page_id": "page_id"}, rich_text=[{"text": {"content": "content"}}])

def API_create_a_comment(
    parent: APICreateACommentParent | str,
    rich_text: list[APICreateACommentRichTextItem | str | dict[str, Any]],
) -> Any:
    """Notion | Create comment
    Error Responses:
    400: Bad request
    """

class APICreateACommentParent(TypedDict):
    page_id: str  # the page ID

class APICreateACommentRichTextItem(TypedDict):
    text: APICreateACommentRichTextItemText

class APICreateACommentRichTextItemText(TypedDict):
    content: str  # The content of the comment


# API_query_data_source(data_source_id, filter_properties=..., filter=..., sorts=..., start_cursor=..., page_size=..., archived=..., in_trash=...): Notion | Query a data source
# notion.API_query_data_source(data_source_id="data_source_id")

def API_query_data_source(
    data_source_id: str,
    filter_properties: list[str | dict[str, Any]] = ...,
    filter: dict[str, Any] | str = ...,
    sorts: list[SortObject | str | dict[str, Any]] = ...,
    start_cursor: str = ...,
    page_size: int = 100,
    archived: bool = ...,
    in_trash: bool = ...,
) -> Any:
    """Notion | Query a data source
    Error Responses:
    400: Bad request

    data_source_id: Identifier for a Notion data source (database)
    filter_properties: A list of page property value IDs to limit the response
    """

class SortObject(TypedDict):
    property: str
    direction: Literal["ascending", "descending"]


# API_retrieve_a_data_source(data_source_id: str): Notion | Retrieve a data source
# notion.API_retrieve_a_data_source(data_source_id="data_source_id")

def API_retrieve_a_data_source(data_source_id: str) -> Any:
    """Notion | Retrieve a data source
    Error Responses:
    400: Bad request

    data_source_id: Identifier for a Notion data source
    """


# API_update_a_data_source(data_source_id, title=..., description=..., properties=...): Notion | Update a data source
# notion.API_update_a_data_source(data_source_id="data_source_id")

def API_update_a_data_source(
    data_source_id: str,
    title: list[RichTextRequest | str | dict[str, Any]] = ...,
    description: list[RichTextRequest | str | dict[str, Any]] = ...,
    properties: dict[str, Any] | str = ...,
) -> Any:
    """Notion | Update a data source
    Error Responses:
    400: Bad request

    data_source_id: Identifier for a Notion data source
    """

class RichTextRequest(TypedDict):
    text: RichTextRequestText
    type: NotRequired[Literal["text"]]

class RichTextRequestText(TypedDict):
    content: str
    link: NotRequired[dict[str, Any] | None]


# API_create_a_data_source(parent: PageIdParentRequest | str, properties: dict[str, Any] | str, title: list[RichTextRequest | str | dict[str, Any]] = ...): Notion | Create a data source
# notion.API_create_a_data_source(parent={"page_id": "123e4567-e89b-12d3-a456-426614174000"}, properties={})

def API_create_a_data_source(
    parent: PageIdParentRequest | str,
    properties: dict[str, Any] | str,
    title: list[RichTextRequest | str | dict[str, Any]] = ...,
) -> Any:
    """Notion | Create a data source
    Error Responses:
    400: Bad request
    """

class PageIdParentRequest(TypedDict):
    page_id: str  # [uuid]

class RichTextRequest(TypedDict):
    text: RichTextRequestText
    type: NotRequired[Literal["text"]]

class RichTextRequestText(TypedDict):
    content: str
    link: NotRequired[dict[str, Any] | None]


# API_list_data_source_templates(data_source_id: str, start_cursor: str = ..., page_size: int = 100): Notion | List templates in a data source
# notion.API_list_data_source_templates(data_source_id="data_source_id")

def API_list_data_source_templates(
    data_source_id: str,
    start_cursor: str = ...,
    page_size: int = 100,
) -> Any:
    """Notion | List templates in a data source
    Error Responses:
    400: Bad request

    data_source_id: Identifier for a Notion data source
    """


# API_retrieve_a_database(database_id: str): Notion | Retrieve a database
# notion.API_retrieve_a_database(database_id="database_id")

def API_retrieve_a_database(database_id: str) -> Any:
    """Notion | Retrieve a database
    Error Responses:
    400: Bad request

    database_id: Identifier for a Notion database
    """


# API_move_page(page_id: str, parent: MovePageParentRequest | MovePageParentRequest2 | MovePageParentRequest3 | str): Notion | Move a page
# notion.API_move_page(page_id="123e4567-e89b-12d3-a456-426614174000", parent={"type": "page_id", "page_id": "123e4567-e89b-12d3-a456-426614174000"})

def API_move_page(
    page_id: str,
    parent: MovePageParentRequest | MovePageParentRequest2 | MovePageParentRequest3 | str,
) -> Any:
    """Notion | Move a page
    Error Responses:
    400: Bad request

    page_id: Identifier for a Notion page [uuid]
    """

class MovePageParentRequest(TypedDict):
    type: Literal["page_id"]
    page_id: str  # [uuid]

class MovePageParentRequest2(TypedDict):
    type: Literal["database_id"]
    database_id: str  # [uuid]

class MovePageParentRequest3(TypedDict):
    type: Literal["workspace"]


# API_retrieve_page_markdown(page_id: str, include_transcript: bool = False): Notion | Retrieve a page as Markdown
# notion.API_retrieve_page_markdown(page_id="123e4567-e89b-12d3-a456-426614174000")

def API_retrieve_page_markdown(page_id: str, include_transcript: bool = False) -> Any:
    """Notion | Retrieve a page as Markdown
    Error Responses:
    400: Bad request
    403: The integration lacks the read/update content capability required for this page.
    404: Page not found or not shared with the integration.
    429: Rate limited.

    page_id: Identifier for a Notion page (or block) to read or update as markdown. [uuid]
    include_transcript: Whether to include meeting note transcripts. When false (default), a placeholder with the meeting note URL is shown instead of the full transcript.
    """


# API_update_page_markdown(page_id, type, replace_content=..., update_content=..., insert_content=..., replace_content_range=...): Notion | Update a page's content as Markdown
# notion.API_update_page_markdown(page_id="123e4567-e89b-12d3-a456-426614174000", type="replace_content")

def API_update_page_markdown(
    page_id: str,
    type: Literal["replace_content", "update_content", "insert_content", "replace_content_range"],
    replace_content: APIUpdatePageMarkdownReplaceContent | str = ...,
    update_content: APIUpdatePageMarkdownUpdateContent | str = ...,
    insert_content: APIUpdatePageMarkdownInsertContent | str = ...,
    replace_content_range: APIUpdatePageMarkdownReplaceContentRange | str = ...,
) -> Any:
    """Notion | Update a page's content as Markdown
    Error Responses:
    400: Bad request
    403: The integration lacks the read/update content capability required for this page.
    404: Page not found or not shared with the integration.
    409: Conflict (e.g. row limit exceeded).
    429: Rate limited.

    page_id: Identifier for a Notion page (or block) to read or update as markdown. [uuid]
    type: The kind of edit to apply. Prefer `replace_content` (overwrite the whole page) or `update_content` (targeted find-and-replace). `insert_content` and `replace_content_range` are deprecated.
    """

class APIUpdatePageMarkdownReplaceContent(TypedDict):
    new_str: str  # The complete new page content as enhanced Markdown.
    allow_deleting_content: NotRequired[bool]  # Permit deletion of existing child pages/databases that are no longer present in the new content.

class APIUpdatePageMarkdownUpdateContent(TypedDict):
    content_updates: list[APIUpdatePageMarkdownUpdateContentContentUpdatesItem]  # Up to 100 find-and-replace edits applied in order.
    allow_deleting_content: NotRequired[bool]  # Permit deletion of existing child pages/databases removed by the edits.

class APIUpdatePageMarkdownUpdateContentContentUpdatesItem(TypedDict):
    old_str: str  # Exact existing Markdown text to find.
    new_str: str  # Replacement Markdown text.
    replace_all_matches: NotRequired[bool]  # Replace every occurrence of old_str instead of just the first (default false).

class APIUpdatePageMarkdownInsertContent(TypedDict):
    content: str  # Enhanced Markdown to insert.
    after: NotRequired[str]  # Ellipsis-format selection ("start text...end text") to insert after. Cannot be combined with positi…
    position: NotRequired[APIUpdatePageMarkdownInsertContentPosition]  # Insert at the start or end of the page. Cannot be combined with after.

class APIUpdatePageMarkdownInsertContentPosition(TypedDict, total=False):
    type: Literal["start", "end"]

class APIUpdatePageMarkdownReplaceContentRange(TypedDict):
    content: str  # New Markdown content for the range.
    content_range: str  # Ellipsis-format selection ("start text...end text") identifying the range to replace.
    allow_deleting_content: NotRequired[bool]  # Permit deletion of child pages/databases within the replaced range.


