rows = [{"id": i, "key": i * 7919 % 10_007} for i in range(15_000)]
rows.sort(key=lambda row: (row["key"], -row["id"]))
