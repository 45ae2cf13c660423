# What each region of a shop has bought, and what its largest delivered order held: some seventy tool calls, joined,
# filtered and added up here, and four short lines for the model.
import asyncio


async def all_customers():
    first = await demo.list_customers(page=1)
    rest = await asyncio.gather(*(demo.list_customers(page=page) for page in range(2, first["pages"] + 1)))
    return [customer for answer in [first, *rest] for customer in answer["customers"]]


async def delivered_to(customer):
    answer = await demo.list_orders(customer_id=customer["id"])
    return [{**order, "customer": customer} for order in answer["orders"] if order["status"] == "delivered"]


async def contents(order):
    items = (await demo.get_order(id=order["id"]))["items"]
    products = await asyncio.gather(*(demo.get_product(sku=item["sku"]) for item in items))
    return [f"{item['quantity']} x {product['name']}" for item, product in zip(items, products)]


async def summary(orders):
    largest = max(orders, key=lambda order: order["total_cents"])
    return {
        "delivered_orders": len(orders),
        "revenue_eur": sum(order["total_cents"] for order in orders) / 100,
        "largest_order": {
            "customer": largest["customer"]["name"],
            "eur": largest["total_cents"] / 100,
            "items": await contents(largest),
        },
    }


by_region = {}
for orders in await asyncio.gather(*(delivered_to(customer) for customer in await all_customers())):
    for order in orders:
        by_region.setdefault(order["customer"]["region"], []).append(order)

regions = sorted(by_region)
dict(zip(regions, await asyncio.gather(*(summary(by_region[region]) for region in regions))))
