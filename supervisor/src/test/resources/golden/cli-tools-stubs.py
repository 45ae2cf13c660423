# my_shop

def list_orders(customer_id: str, status: str = ...) -> Any:
    """Lists orders, newest first."""

def refund_order(order_id: str, reason: str = ...) -> Any:
    """Gives the money of an order back."""

def create_customer(name: str, email: str = ...) -> Any:
    """Adds a customer."""

def stock_level(sku: str) -> StockLevelResult:
    """How many are in stock."""

class StockLevelResult(TypedDict, total=False):
    count: Any
# mail  stdio, failed: it ended at once -> look at its own log
