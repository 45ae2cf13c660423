import json
from collections import defaultdict

RAW = json.dumps(
    [
        {
            "id": number,
            "customer": f"customer-{number % 17}",
            "region": ("north", "south", "east", "west")[number % 4],
            "amount": number * 37 % 1_000 / 10,
            "tags": ["new"] if number % 5 == 0 else ["known", "repeat"],
            "date": f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        }
        for number in range(200)
    ]
)


def load(text):
    orders = json.loads(text)
    for order in orders:
        order["month"] = order["date"][:7]
    return [order for order in orders if order["amount"] > 0]


def group(orders, key):
    groups = defaultdict(list)
    for order in orders:
        groups[order[key]].append(order)
    return groups


def total(orders):
    return round(sum(order["amount"] for order in orders), 2)


def summary(orders):
    largest = max(orders, key=lambda order: order["amount"])
    return {
        "orders": len(orders),
        "total": total(orders),
        "average": round(total(orders) / len(orders), 2),
        "largest": {"id": largest["id"], "amount": largest["amount"]},
        "repeat": sum("repeat" in order["tags"] for order in orders),
    }


checked = [instant.echo(text=f"order {number}")["text"] for number in range(10)]
orders = load(RAW)
regions = {name: summary(each) for name, each in sorted(group(orders, "region").items())}
months = sorted(((month, total(each)) for month, each in group(orders, "month").items()), key=lambda pair: -pair[1])
best = sorted(group(orders, "customer").items(), key=lambda item: (-total(item[1]), item[0]))[:3]
for name, figures in regions.items():
    print(f"{name:<6} {figures['orders']:>4} {figures['total']:>9.2f} {figures['average']:>7.2f}")

{
    "regions": regions,
    "best_months": [month for month, _ in months[:3]],
    "best_customers": [{"name": name, "total": total(each)} for name, each in best],
}
