# create_entities(entities: list[CreateEntitiesEntitiesItem]) -> CreateEntitiesResult: Create multiple new entities in the knowledge graph
# memory.create_entities(entities=[{"name": "name", "entityType": "entityType", "observations": ["observation"]}])

def create_entities(entities: list[CreateEntitiesEntitiesItem]) -> CreateEntitiesResult:
    """Create multiple new entities in the knowledge graph"""

class CreateEntitiesEntitiesItem(TypedDict):
    name: str  # The name of the entity
    entityType: str  # The type of the entity
    observations: list[str]  # An array of observation contents associated with the entity

class CreateEntitiesResult(TypedDict):
    entities: list[CreateEntitiesResultEntitiesItem]

class CreateEntitiesResultEntitiesItem(TypedDict):
    name: str  # The name of the entity
    entityType: str  # The type of the entity
    observations: list[str]  # An array of observation contents associated with the entity


# create_relations(relations: list[CreateRelationsRelationsItem]) -> CreateRelationsResult: Create multiple new relations between entities in the knowledge graph.
# memory.create_relations(relations=[{"from": "from", "to": "to", "relationType": "relationType"}])

def create_relations(relations: list[CreateRelationsRelationsItem]) -> CreateRelationsResult:
    """Create multiple new relations between entities in the knowledge graph. Relations should be in active voice"""

CreateRelationsRelationsItem = TypedDict("CreateRelationsRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})

class CreateRelationsResult(TypedDict):
    relations: list[CreateRelationsResultRelationsItem]

CreateRelationsResultRelationsItem = TypedDict("CreateRelationsResultRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})


# add_observations(observations: list[AddObservationsObservationsItem]) -> AddObservationsResult: Add new observations to existing entities in the knowledge graph
# memory.add_observations(observations=[{"entityName": "entityName", "contents": ["content"]}])

def add_observations(observations: list[AddObservationsObservationsItem]) -> AddObservationsResult:
    """Add new observations to existing entities in the knowledge graph"""

class AddObservationsObservationsItem(TypedDict):
    entityName: str  # The name of the entity to add the observations to
    contents: list[str]  # An array of observation contents to add

class AddObservationsResult(TypedDict):
    results: list[AddObservationsResultResultsItem]

class AddObservationsResultResultsItem(TypedDict):
    entityName: str
    addedObservations: list[str]


# delete_entities(entityNames: list[str]) -> DeleteEntitiesResult: Delete multiple entities and their associated relations from the knowledge graph
# memory.delete_entities(entityNames=["entityName"])

def delete_entities(entityNames: list[str]) -> DeleteEntitiesResult:
    """Delete multiple entities and their associated relations from the knowledge graph

    entityNames: An array of entity names to delete
    """

class DeleteEntitiesResult(TypedDict):
    success: bool
    message: str


# delete_observations(deletions: list[DeleteObservationsDeletionsItem]) -> DeleteObservationsResult: Delete specific observations from entities in the knowledge graph
# memory.delete_observations(deletions=[{"entityName": "entityName", "observations": ["observation"]}])

def delete_observations(deletions: list[DeleteObservationsDeletionsItem]) -> DeleteObservationsResult:
    """Delete specific observations from entities in the knowledge graph"""

class DeleteObservationsDeletionsItem(TypedDict):
    entityName: str  # The name of the entity containing the observations
    observations: list[str]  # An array of observations to delete

class DeleteObservationsResult(TypedDict):
    success: bool
    message: str


# delete_relations(relations: list[DeleteRelationsRelationsItem]) -> DeleteRelationsResult: Delete multiple relations from the knowledge graph
# memory.delete_relations(relations=[{"from": "from", "to": "to", "relationType": "relationType"}])

def delete_relations(relations: list[DeleteRelationsRelationsItem]) -> DeleteRelationsResult:
    """Delete multiple relations from the knowledge graph

    relations: An array of relations to delete
    """

DeleteRelationsRelationsItem = TypedDict("DeleteRelationsRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})

class DeleteRelationsResult(TypedDict):
    success: bool
    message: str


# read_graph() -> ReadGraphResult: Read the entire knowledge graph
# memory.read_graph()

def read_graph() -> ReadGraphResult:
    """Read the entire knowledge graph"""

class ReadGraphResult(TypedDict):
    entities: list[ReadGraphResultEntitiesItem]
    relations: list[ReadGraphResultRelationsItem]

class ReadGraphResultEntitiesItem(TypedDict):
    name: str  # The name of the entity
    entityType: str  # The type of the entity
    observations: list[str]  # An array of observation contents associated with the entity

ReadGraphResultRelationsItem = TypedDict("ReadGraphResultRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})


# search_nodes(query: str) -> SearchNodesResult: Search for nodes in the knowledge graph based on a query
# memory.search_nodes(query="query")

def search_nodes(query: str) -> SearchNodesResult:
    """Search for nodes in the knowledge graph based on a query

    query: The search query to match against entity names, types, and observation content
    """

class SearchNodesResult(TypedDict):
    entities: list[SearchNodesResultEntitiesItem]
    relations: list[SearchNodesResultRelationsItem]

class SearchNodesResultEntitiesItem(TypedDict):
    name: str  # The name of the entity
    entityType: str  # The type of the entity
    observations: list[str]  # An array of observation contents associated with the entity

SearchNodesResultRelationsItem = TypedDict("SearchNodesResultRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})


# open_nodes(names: list[str]) -> OpenNodesResult: Open specific nodes in the knowledge graph by their names
# memory.open_nodes(names=["name"])

def open_nodes(names: list[str]) -> OpenNodesResult:
    """Open specific nodes in the knowledge graph by their names

    names: An array of entity names to retrieve
    """

class OpenNodesResult(TypedDict):
    entities: list[OpenNodesResultEntitiesItem]
    relations: list[OpenNodesResultRelationsItem]

class OpenNodesResultEntitiesItem(TypedDict):
    name: str  # The name of the entity
    entityType: str  # The type of the entity
    observations: list[str]  # An array of observation contents associated with the entity

OpenNodesResultRelationsItem = TypedDict("OpenNodesResultRelationsItem", {
    "from": str,  # The name of the entity where the relation starts
    "to": str,  # The name of the entity where the relation ends
    "relationType": str,  # The type of the relation
})


