# Revenue per region and product, from a shop's MCP server: joins customers, orders and products over some fifty tool
# calls, and returns a dozen lines.
import asyncio
from collections import defaultdict

REGIONS = ["north", "south", "west"]


async def customers_of(region):
    found = []
    page = 1
    while page is not None:
        answer = await shop.list_customers(region=region, page=page)
        found += answer["customers"]
        page = answer.get("next_page")
    return found


by_region = await asyncio.gather(*(customers_of(region) for region in REGIONS))
customers = {customer["id"]: {**customer, "region": region}
             for region, found in zip(REGIONS, by_region) for customer in found}

order_lists = await asyncio.gather(*(shop.list_orders(customer_id=id) for id in customers))
paid = [order for orders in order_lists for order in orders["orders"] if order["status"] == "paid"]

skus = sorted({line["sku"] for order in paid for line in order["lines"]})
products = dict(zip(skus, await asyncio.gather(*(shop.get_product(sku=sku) for sku in skus))))

revenue = defaultdict(lambda: defaultdict(float))
for order in paid:
    region = customers[order["customer_id"]]["region"]
    for line in order["lines"]:
        product = products[line["sku"]]
        revenue[region][product["name"]] += line["quantity"] * product["price"]

{region: {"revenue": round(sum(names.values()), 2),
          "best": max(names, key=names.get)}
 for region, names in sorted(revenue.items())}
