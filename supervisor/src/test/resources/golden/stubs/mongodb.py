# aggregate_db(connectionId: str, database: str, pipeline: list[dict[str, Any]], responseBytesLimit: float = 1048576) -> AggregateDbResult: Run an aggregation against a MongoDB database
# mongodb.aggregate_db(connectionId="connectionId", database="database", pipeline=[{}])

def aggregate_db(
    connectionId: str,
    database: str,
    pipeline: list[dict[str, Any]],
    responseBytesLimit: float = 1048576,
) -> AggregateDbResult:
    """Run an aggregation against a MongoDB database

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    pipeline: An array of aggregation stages to execute. The first stage must be a database-level aggregation stage (one of `$changeStream`, `$currentOp`, `$documents`, `$listLocalSessions`, `$queryStats`). https:…
    responseBytesLimit: The maximum number of bytes to return in the response. This value is capped by the server's configured maximum and cannot be exceeded.
    """

class AggregateDbResult(TypedDict):
    documents: list[Any]  # The documents returned by the aggregation pipeline
    aggResultsCount: NotRequired[float]  # The total number of documents returned by the aggregation pipeline
    appliedLimits: list[Literal["config.maxDocumentsPerQuery", "config.maxBytesPerQuery", "tool.responseBytesLimit"]]  # The limits applied to the aggregation pipeline


# aggregate(connectionId: str, database: str, collection: str, pipeline: list[AggregatePipelineItem | dict[str, Any]], responseBytesLimit: float = 1048576) -> AggregateResult: Run an aggregation against a MongoDB collection
# mongodb.aggregate(connectionId="connectionId", database="database", collection="collection", pipeline=[{"$vectorSearch": {"index": "index", "path": "/path/to/file", "queryVector": [1]}}])

def aggregate(
    connectionId: str,
    database: str,
    collection: str,
    pipeline: list[AggregatePipelineItem | dict[str, Any]],
    responseBytesLimit: float = 1048576,
) -> AggregateResult:
    """Run an aggregation against a MongoDB collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    pipeline: An array of aggregation stages to execute. If the user has asked for a vector search, `$vectorSearch` **MUST** be the first stage of the pipeline (or the first stage of a `$unionWith` sub-pipeline on…
    responseBytesLimit: The maximum number of bytes to return in the response. This value is capped by the server's configured maximum and cannot be exceeded.
    """

AggregatePipelineItem = TypedDict("AggregatePipelineItem", {
    "$vectorSearch": AggregatePipelineItemVectorSearch | AggregatePipelineItemVectorSearch2,
})

class AggregatePipelineItemVectorSearch(TypedDict):
    exact: NotRequired[bool]  # When true, uses an ENN algorithm, otherwise uses ANN. Using ENN is not compatible with numCandidate…
    index: str  # Name of the index, as retrieved from the `collection-indexes` tool.
    path: str  # Field, in dot notation, where to search. There must be a vector search index for that field.
    numCandidates: NotRequired[int]  # Number of candidates for the ANN algorithm. Mandatory when exact is false. [more than 0]
    limit: NotRequired[int]  # [more than 0]
    filter: NotRequired[dict[str, Any]]  # MQL filter that can only use filter fields from the index definition. Note to LLM: If unsure, use t…
    queryVector: list[float]  # The vector embeddings to search for when using classic vector search indexes (type: 'vector'). Prov…

class AggregatePipelineItemVectorSearch2(TypedDict):
    exact: NotRequired[bool]  # When true, uses an ENN algorithm, otherwise uses ANN. Using ENN is not compatible with numCandidate…
    index: str  # Name of the index, as retrieved from the `collection-indexes` tool.
    path: str  # Field, in dot notation, where to search. There must be a vector search index for that field.
    numCandidates: NotRequired[int]  # Number of candidates for the ANN algorithm. Mandatory when exact is false. [more than 0]
    limit: NotRequired[int]  # [more than 0]
    filter: NotRequired[dict[str, Any]]  # MQL filter that can only use filter fields from the index definition. Note to LLM: If unsure, use t…
    query: AggregatePipelineItemVectorSearch2Query  # The query to search for when using auto-embed indexes (type: 'autoEmbed'). MongoDB will automatical…
    model: NotRequired[Literal["voyage-4", "voyage-4-large", "voyage-4-lite", "voyage-code-3"]]  # The embedding model to use for generating embeddings from the query text. If not specified, default…

class AggregatePipelineItemVectorSearch2Query(TypedDict):
    text: str  # The text query to search for.

class AggregateResult(TypedDict):
    documents: list[Any]  # The documents returned by the aggregation pipeline
    count: Literal["indeterminate"] | float  # The total number of documents returned by the aggregation pipeline
    appliedLimits: list[Literal["config.maxDocumentsPerQuery", "config.maxBytesPerQuery", "tool.responseBytesLimit"]]  # The limits applied to the aggregation pipeline


# collection_indexes(connectionId: str, database: str, collection: str) -> CollectionIndexesResult: Describe the indexes for a collection
# mongodb.collection_indexes(connectionId="connectionId", database="database", collection="collection")

def collection_indexes(connectionId: str, database: str, collection: str) -> CollectionIndexesResult:
    """Describe the indexes for a collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    """

class CollectionIndexesResult(TypedDict):
    classicIndexes: list[CollectionIndexesResultClassicIndexesItem]
    searchIndexes: list[CollectionIndexesResultSearchIndexesItem]
    classicIndexesCount: float
    searchIndexesCount: float

class CollectionIndexesResultClassicIndexesItem(TypedDict):
    name: str
    key: dict[str, Any]

class CollectionIndexesResultSearchIndexesItem(TypedDict):
    name: str
    type: str
    status: str
    queryable: bool
    latestDefinition: dict[str, Any]


# collection_schema(connectionId: str, database: str, collection: str, sampleSize: float = 50, responseBytesLimit: float = 1048576) -> CollectionSchemaResult: Describe the schema for a collection
# mongodb.collection_schema(connectionId="connectionId", database="database", collection="collection")

def collection_schema(
    connectionId: str,
    database: str,
    collection: str,
    sampleSize: float = 50,
    responseBytesLimit: float = 1048576,
) -> CollectionSchemaResult:
    """Describe the schema for a collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    sampleSize: Number of documents to sample for schema inference
    responseBytesLimit: The maximum number of bytes to return in the response. This value is capped by the server's configured maximum and cannot be exceeded.
    """

class CollectionSchemaResult(TypedDict):
    schema: dict[str, Any]
    fieldsCount: float


# collection_storage_size(connectionId: str, database: str, collection: str) -> CollectionStorageSizeResult: Gets the size of the collection
# mongodb.collection_storage_size(connectionId="connectionId", database="database", collection="collection")

def collection_storage_size(
    connectionId: str,
    database: str,
    collection: str,
) -> CollectionStorageSizeResult:
    """Gets the size of the collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    """

class CollectionStorageSizeResult(TypedDict):
    size: float
    units: str


# connect(connectionString: str, connectionName: str = ...) -> ConnectResult: Connect to a MongoDB instance and get back a connectionId to pass to the other MongoDB tools.
# mongodb.connect(connectionString="connectionString")

def connect(connectionString: str, connectionName: str = ...) -> ConnectResult:
    """Connect to a MongoDB instance and get back a connectionId to pass to the other MongoDB tools. Each call establishes a new, independent connection — multiple connections can be active at the same time.

    connectionString: MongoDB connection string (in the mongodb:// or mongodb+srv:// format)
    connectionName: Optional short label for the connection (stored slugified with a short suffix, e.g. "staging" becomes staging-<suffix>). Shown in connection listings; helpful for telling multiple connections apart.
    """

class ConnectResult(TypedDict):
    connectionId: str


# count(connectionId: str, database: str, collection: str, query: dict[str, Any] = ...) -> CountResult: Gets the number of documents in a MongoDB collection using db.collection.count() and query as an optional filter parameter
# mongodb.count(connectionId="connectionId", database="database", collection="collection")

def count(connectionId: str, database: str, collection: str, query: dict[str, Any] = ...) -> CountResult:
    """Gets the number of documents in a MongoDB collection using db.collection.count() and query as an optional filter parameter

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    query: A filter/query parameter. Allows users to filter the documents to count. Matches the syntax of the filter argument of db.collection.count().
    """

class CountResult(TypedDict):
    count: float  # The number of documents in the collection


# create_collection(connectionId: str, database: str, collection: str) -> CreateCollectionResult: Creates a new collection in a database.
# mongodb.create_collection(connectionId="connectionId", database="database", collection="collection")

def create_collection(connectionId: str, database: str, collection: str) -> CreateCollectionResult:
    """Creates a new collection in a database. If the database doesn't exist, it will be created automatically.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    """

class CreateCollectionResult(TypedDict):
    database: str
    collection: str
    created: bool


# create_index(connectionId, database, collection, *, name=..., definition): Create an index for a collection
# mongodb.create_index(connectionId="connectionId", database="database", collection="collection", definition=[{"type": "classic", "keys": {}}])

def create_index(
    connectionId: str,
    database: str,
    collection: str,
    *,
    name: str = ...,
    definition: list[CreateIndexDefinitionItem | CreateIndexDefinitionItem2 | CreateIndexDefinitionItem3],
) -> CreateIndexResult:
    """Create an index for a collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    name: The name of the index
    definition: The index definition. Use 'classic' for standard indexes, 'vectorSearch' for vector search indexes, and 'search' for Atlas Search (lexical) indexes.
    """

class CreateIndexDefinitionItem(TypedDict):
    type: Literal["classic"]
    keys: dict[str, Literal[1, -1, "2d", "2dsphere", "text", "geoHaystack", "hashed"]]  # The index definition

class CreateIndexDefinitionItem2(TypedDict):
    type: Literal["vectorSearch"]
    fields: list[CreateIndexDefinitionItem2FieldsItem | CreateIndexDefinitionItem2FieldsItem2 | CreateIndexDefinitionItem2FieldsItem3]  # Definitions for the vector, autoEmbed and filter fields to index, one definition per document. Use…

class CreateIndexDefinitionItem2FieldsItem(TypedDict):
    type: Literal["filter"]
    path: str  # Name of the field to index. For nested fields, use dot notation to specify path to embedded fields

class CreateIndexDefinitionItem2FieldsItem2(TypedDict):
    type: Literal["vector"]
    path: str  # Name of the field containing vector embeddings as arrays of numbers. This must be a dedicated embed…
    numDimensions: NotRequired[float]  # Number of vector dimensions that MongoDB Vector Search enforces at index-time and query-time [1 to…
    similarity: NotRequired[Literal["cosine", "euclidean", "dotProduct"]]  # Vector similarity function to use to search for top K-nearest neighbors. You can set this field onl…
    quantization: NotRequired[Literal["none", "scalar", "binary"]]  # Type of automatic vector quantization for your vectors. Use this setting only if your embeddings ar…

class CreateIndexDefinitionItem2FieldsItem3(TypedDict):
    type: Literal["autoEmbed"]
    path: str  # Name of the field containing the source text from which embeddings will be automatically generated…
    model: Literal["voyage-4", "voyage-4-large", "voyage-4-lite", "voyage-code-3"]  # Voyage embedding model to use for automatically generating embeddings from the source text in the i…
    modality: Literal["text"]  # The data type / modality of the source content in the indexed field. Currently only 'text' is suppo…

class CreateIndexDefinitionItem3(TypedDict):
    type: Literal["search"]
    analyzer: NotRequired[str]  # The analyzer to use for the index. Can be one of the built-in lucene analyzers (`lucene.standard`,…
    mappings: CreateIndexDefinitionItem3Mappings  # Document describing the index to create. `fields` is required and must define at least one field wh…
    numPartitions: NotRequired[Literal["1", "2", "4"]]  # Specifies the number of sub-indexes to create if the document count exceeds two billion. If omitted…

class CreateIndexDefinitionItem3Mappings(TypedDict, total=False):
    dynamic: bool | CreateIndexDefinitionItem3MappingsDynamic  # Enables or disables dynamic mapping of fields for this index. If set to true, Atlas Search recursiv…
    fields: dict[str, Any]  # The field mapping definitions. If `dynamic` is set to `false`, this is required.

class CreateIndexDefinitionItem3MappingsDynamic(TypedDict):
    typeSet: str  # Name of a type set defined in this index's `typeSets`.

class CreateIndexResult(TypedDict):
    database: str
    collection: str
    indexName: str
    indexType: Literal["classic", "vectorSearch", "search"]


# db_stats(connectionId: str, database: str) -> DbStatsResult: Returns statistics that reflect the use state of a single database
# mongodb.db_stats(connectionId="connectionId", database="database")

def db_stats(connectionId: str, database: str) -> DbStatsResult:
    """Returns statistics that reflect the use state of a single database

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    """

class DbStatsResult(TypedDict):
    stats: dict[str, Any]


# delete_many(connectionId: str, database: str, collection: str, filter: dict[str, Any] = ...) -> DeleteManyResult: Removes all documents that match the filter from a MongoDB collection
# mongodb.delete_many(connectionId="connectionId", database="database", collection="collection")

def delete_many(
    connectionId: str,
    database: str,
    collection: str,
    filter: dict[str, Any] = ...,
) -> DeleteManyResult:
    """Removes all documents that match the filter from a MongoDB collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    filter: The query filter, specifying the deletion criteria. Matches the syntax of the filter argument of db.collection.deleteMany()
    """

class DeleteManyResult(TypedDict):
    database: str
    collection: str
    deletedCount: float


# disconnect(connectionId: str) -> DisconnectResult: Close a MongoDB connection and revoke its connectionId.
# mongodb.disconnect(connectionId="connectionId")

def disconnect(connectionId: str) -> DisconnectResult:
    """Close a MongoDB connection and revoke its connectionId.

    connectionId: The connectionId to disconnect.
    """

class DisconnectResult(TypedDict):
    outcome: Literal["removed", "disconnected"]


# drop_collection(connectionId: str, database: str, collection: str) -> DropCollectionResult: Removes a collection or view from the database.
# mongodb.drop_collection(connectionId="connectionId", database="database", collection="collection")

def drop_collection(connectionId: str, database: str, collection: str) -> DropCollectionResult:
    """Removes a collection or view from the database. The method also removes any indexes associated with the dropped collection.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    """

class DropCollectionResult(TypedDict):
    database: str
    collection: str
    dropped: bool


# drop_database(connectionId: str, database: str) -> DropDatabaseResult: Removes the specified database, deleting the associated data files
# mongodb.drop_database(connectionId="connectionId", database="database")

def drop_database(connectionId: str, database: str) -> DropDatabaseResult:
    """Removes the specified database, deleting the associated data files

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    """

class DropDatabaseResult(TypedDict):
    database: str
    dropped: bool


# drop_index(connectionId: str, database: str, collection: str, indexName: str, type: Literal["classic", "search"]) -> DropIndexResult: Drop an index for the provided database and collection.
# mongodb.drop_index(connectionId="connectionId", database="database", collection="collection", indexName="indexName", type="classic")

def drop_index(
    connectionId: str,
    database: str,
    collection: str,
    indexName: str,
    type: Literal["classic", "search"],
) -> DropIndexResult:
    """Drop an index for the provided database and collection.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    indexName: The name of the index to be dropped. [at least 1 character]
    type: The type of index to be deleted. Use 'classic' for standard indexes and 'search' for atlas search and vector search indexes.
    """

class DropIndexResult(TypedDict):
    database: str
    collection: str
    indexName: str
    dropped: bool


# explain(connectionId, database, collection, method, verbosity=...): Returns statistics describing the execution of the winning plan chosen by the query optimizer for the evaluated method
# mongodb.explain(connectionId="connectionId", database="database", collection="collection", method=[{"name": "aggregate", "arguments": {"pipeline": [{"$vectorSearch": {"index": "index", "path": "/path/to/file", "queryVector": []}}]}}])

def explain(
    connectionId: str,
    database: str,
    collection: str,
    method: list[ExplainMethodItem | ExplainMethodItem2 | ExplainMethodItem3],
    verbosity: Literal["queryPlanner", "queryPlannerExtended", "executionStats", "allPlansExecution"] = "queryPlanner",
) -> ExplainResult:
    """Returns statistics describing the execution of the winning plan chosen by the query optimizer for the evaluated method

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    method: The method and its arguments to run
    verbosity: The verbosity of the explain plan, defaults to queryPlanner. If the user wants to know how fast is a query in execution time, use executionStats. It supports all verbosities as defined in the MongoDB…
    """

class ExplainMethodItem(TypedDict):
    name: Literal["aggregate"]
    arguments: ExplainMethodItemArguments

class ExplainMethodItemArguments(TypedDict):
    pipeline: list[ExplainMethodItemArgumentsPipelineItem | dict[str, Any]]  # An array of aggregation stages to execute. If the user has asked for a vector search, `$vectorSearc…

ExplainMethodItemArgumentsPipelineItem = TypedDict("ExplainMethodItemArgumentsPipelineItem", {
    "$vectorSearch": dict[str, Any],
})

class ExplainMethodItem2(TypedDict):
    name: Literal["find"]
    arguments: ExplainMethodItem2Arguments

class ExplainMethodItem2Arguments(TypedDict, total=False):
    filter: dict[str, Any]  # The query filter, matching the syntax of the query argument of db.collection.find()
    projection: dict[str, Any]  # The projection, matching the syntax of the projection argument of db.collection.find()
    limit: float  # The maximum number of documents to return
    sort: dict[str, Literal[1, -1, "asc", "desc", "ascending", "descending"] | ExplainMethodItem2ArgumentsSortValue]  # A document, describing the sort order, matching the syntax of the sort argument of cursor.sort(). T…

ExplainMethodItem2ArgumentsSortValue = TypedDict("ExplainMethodItem2ArgumentsSortValue", {
    "$meta": str,
})

class ExplainMethodItem3(TypedDict):
    name: Literal["count"]
    arguments: ExplainMethodItem3Arguments

class ExplainMethodItem3Arguments(TypedDict, total=False):
    query: dict[str, Any]  # A filter/query parameter. Allows users to filter the documents to count. Matches the syntax of the…

class ExplainResult(TypedDict):
    explainResult: dict[str, Any]
    method: Literal["aggregate", "find", "count"]
    verbosity: Literal["queryPlanner", "queryPlannerExtended", "executionStats", "allPlansExecution"]


# export(connectionId, database, collection, exportTitle, exportTarget, jsonExportFormat=...): Export a query or aggregation results in the specified EJSON format.
# mongodb.export(connectionId="connectionId", database="database", collection="collection", exportTitle="exportTitle", exportTarget=[{"name": "find", "arguments": {}}])

def export(
    connectionId: str,
    database: str,
    collection: str,
    exportTitle: str,
    exportTarget: list[ExportExportTargetItem | ExportExportTargetItem2],
    jsonExportFormat: Literal["relaxed", "canonical"] = "relaxed",
) -> Any:
    """Export a query or aggregation results in the specified EJSON format.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    exportTitle: A short description to uniquely identify the export.
    exportTarget: The export target along with its arguments.
    jsonExportFormat: The format to be used when exporting collection data as EJSON with default being relaxed. relaxed: A string format that emphasizes readability and interoperability at the expense of type preservation…
    """

class ExportExportTargetItem(TypedDict):
    name: Literal["find"]  # The literal name 'find' to represent a find cursor as target.
    arguments: ExportExportTargetItemArguments  # The arguments for 'find' operation.

class ExportExportTargetItemArguments(TypedDict, total=False):
    filter: dict[str, Any]  # The query filter, matching the syntax of the query argument of db.collection.find()
    projection: dict[str, Any]  # The projection, matching the syntax of the projection argument of db.collection.find()
    limit: float
    sort: dict[str, Literal[1, -1, "asc", "desc", "ascending", "descending"] | ExportExportTargetItemArgumentsSortValue]  # A document, describing the sort order, matching the syntax of the sort argument of cursor.sort(). T…

ExportExportTargetItemArgumentsSortValue = TypedDict("ExportExportTargetItemArgumentsSortValue", {
    "$meta": str,
})

class ExportExportTargetItem2(TypedDict):
    name: Literal["aggregate"]  # The literal name 'aggregate' to represent an aggregation cursor as target.
    arguments: ExportExportTargetItem2Arguments  # The arguments for 'aggregate' operation.

class ExportExportTargetItem2Arguments(TypedDict):
    pipeline: list[ExportExportTargetItem2ArgumentsPipelineItem | dict[str, Any]]  # An array of aggregation stages to execute. If the user has asked for a vector search, `$vectorSearc…

ExportExportTargetItem2ArgumentsPipelineItem = TypedDict("ExportExportTargetItem2ArgumentsPipelineItem", {
    "$vectorSearch": dict[str, Any],
})


# find(connectionId, database, collection, filter=..., projection=..., limit=..., sort=..., responseBytesLimit=...): Run a find query against a MongoDB collection
# mongodb.find(connectionId="connectionId", database="database", collection="collection")

def find(
    connectionId: str,
    database: str,
    collection: str,
    filter: dict[str, Any] = ...,
    projection: dict[str, Any] = ...,
    limit: float = 10,
    sort: dict[str, Literal[1, -1, "asc", "desc", "ascending", "descending"] | FindSortValue] = ...,
    responseBytesLimit: float = 1048576,
) -> FindResult:
    """Run a find query against a MongoDB collection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    filter: The query filter, matching the syntax of the query argument of db.collection.find()
    projection: The projection, matching the syntax of the projection argument of db.collection.find()
    limit: The maximum number of documents to return
    sort: A document, describing the sort order, matching the syntax of the sort argument of cursor.sort(). The keys of the object are the fields to sort on, while the values are the sort directions (1 for asc…
    responseBytesLimit: The maximum number of bytes to return in the response. This value is capped by the server's configured maximum and cannot be exceeded.
    """

FindSortValue = TypedDict("FindSortValue", {
    "$meta": str,
})

class FindResult(TypedDict):
    documents: list[Any]  # The documents returned by the find query
    queryResultsCount: NotRequired[float]  # The total number of documents returned by the find query
    appliedLimits: list[Literal["config.maxDocumentsPerQuery", "config.maxBytesPerQuery", "tool.responseBytesLimit"]]  # The limits applied to the find query


# insert_many(connectionId: str, database: str, collection: str, documents: list[dict[str, Any]]) -> InsertManyResult: Insert an array of documents into a MongoDB collection.
# mongodb.insert_many(connectionId="connectionId", database="database", collection="collection", documents=[{}])

def insert_many(
    connectionId: str,
    database: str,
    collection: str,
    documents: list[dict[str, Any]],
) -> InsertManyResult:
    """Insert an array of documents into a MongoDB collection. If the list of documents is above com.mongodb/maxRequestPayloadBytes, consider inserting them in batches.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    documents: The array of documents to insert, matching the syntax of the document argument of db.collection.insertMany().
    """

class InsertManyResult(TypedDict):
    database: str
    collection: str
    insertedCount: float
    insertedIds: list[Any]


# list_collections(connectionId: str, database: str) -> ListCollectionsResult: List all collections for a given database
# mongodb.list_collections(connectionId="connectionId", database="database")

def list_collections(connectionId: str, database: str) -> ListCollectionsResult:
    """List all collections for a given database

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    """

class ListCollectionsResult(TypedDict):
    collections: list[ListCollectionsResultCollectionsItem]
    totalCount: float

class ListCollectionsResultCollectionsItem(TypedDict):
    name: str


# list_connections() -> ListConnectionsResult: List the active MongoDB connections and their connectionIds.
# mongodb.list_connections()

def list_connections() -> ListConnectionsResult:
    """List the active MongoDB connections and their connectionIds. Use this to find a connectionId established earlier."""

class ListConnectionsResult(TypedDict):
    connections: list[ListConnectionsResultConnectionsItem]

class ListConnectionsResultConnectionsItem(TypedDict):
    connectionId: str
    name: str
    source: Literal["explicit", "preconfigured"]
    state: NotRequired[Literal["connected", "connecting", "disconnected", "errored"]]
    description: str
    lastError: NotRequired[str]
    createdAt: str
    lastUsedAt: str


# list_databases(connectionId: str) -> ListDatabasesResult: List all databases for a MongoDB connection
# mongodb.list_databases(connectionId="connectionId")

def list_databases(connectionId: str) -> ListDatabasesResult:
    """List all databases for a MongoDB connection

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    """

class ListDatabasesResult(TypedDict):
    databases: list[ListDatabasesResultDatabasesItem]
    totalCount: float

class ListDatabasesResultDatabasesItem(TypedDict):
    name: str
    size: float


# mongodb_logs(connectionId: str, type: Literal["global", "startupWarnings"] = "global", limit: int = 50) -> MongodbLogsResult: Returns the most recent logged mongod events
# mongodb.mongodb_logs(connectionId="connectionId")

def mongodb_logs(
    connectionId: str,
    type: Literal["global", "startupWarnings"] = "global",
    limit: int = 50,
) -> MongodbLogsResult:
    """Returns the most recent logged mongod events

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    type: The type of logs to return. Global returns all recent log entries, while startupWarnings returns only warnings and errors from when the process started.
    limit: The maximum number of log entries to return. [1 to 1024]
    """

class MongodbLogsResult(TypedDict):
    logs: list[str]
    totalLinesWritten: float
    shownCount: float


# rename_collection(connectionId: str, database: str, collection: str, newName: str, dropTarget: bool = False) -> RenameCollectionResult: Renames a collection in a MongoDB database
# mongodb.rename_collection(connectionId="connectionId", database="database", collection="collection", newName="newName")

def rename_collection(
    connectionId: str,
    database: str,
    collection: str,
    newName: str,
    dropTarget: bool = False,
) -> RenameCollectionResult:
    """Renames a collection in a MongoDB database

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    newName: The new name for the collection
    dropTarget: If true, drops the target collection if it exists
    """

class RenameCollectionResult(TypedDict):
    database: str
    oldCollection: str
    newCollection: str
    renamed: bool


# update_many(connectionId: str, database: str, collection: str, *, filter: dict[str, Any] = ..., update: dict[str, Any], upsert: bool = ...) -> UpdateManyResult: Updates all documents that match the specified filter for a collection.
# mongodb.update_many(connectionId="connectionId", database="database", collection="collection", update={})

def update_many(
    connectionId: str,
    database: str,
    collection: str,
    *,
    filter: dict[str, Any] = ...,
    update: dict[str, Any],
    upsert: bool = ...,
) -> UpdateManyResult:
    """Updates all documents that match the specified filter for a collection. If the list of documents is above com.mongodb/maxRequestPayloadBytes, consider updating them in batches.

    connectionId: The connection to run the operation against. Use the id returned by one of the connect tools.
    database: Database name
    collection: Collection name
    filter: The selection criteria for the update, matching the syntax of the filter argument of db.collection.updateOne()
    update: An update document describing the modifications to apply using update operator expressions
    upsert: Controls whether to insert a new document if no documents match the filter
    """

class UpdateManyResult(TypedDict):
    database: str
    collection: str
    matchedCount: float
    modifiedCount: float
    upsertedCount: float
    upsertedId: NotRequired[str]


# search_knowledge(query: str, limit: float = 5, dataSources: list[SearchKnowledgeDataSourcesItem] = ...): Search for information in the MongoDB Assistant knowledge base.
# mongodb.search_knowledge(query="query")

def search_knowledge(
    query: str,
    limit: float = 5,
    dataSources: list[SearchKnowledgeDataSourcesItem] = ...,
) -> Any:
    """Search for information in the MongoDB Assistant knowledge base. This includes official documentation, curated expert guidance, and other resources provided by MongoDB. Supports filtering by data source and version.

    query: A natural language query to search for in the MongoDB Assistant knowledge base. This should be a single question or a topic that is relevant to the user's MongoDB use case.
    limit: The maximum number of results to return [1 to 100]
    dataSources: A list of one or more data sources to limit the search to. You can specify a specific version of a data source by providing the version label. If not provided, the latest version of all data sources…
    """

class SearchKnowledgeDataSourcesItem(TypedDict):
    name: str  # The name of the data source
    versionLabel: NotRequired[str]  # The version label of the data source


# list_knowledge_sources(): List available data sources in the MongoDB Assistant knowledge base.
# mongodb.list_knowledge_sources()

def list_knowledge_sources() -> Any:
    """List available data sources in the MongoDB Assistant knowledge base. Use this to explore available data sources or to find search filter parameters to use in search-knowledge."""


