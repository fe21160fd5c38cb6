"""Records with dates to JSON and back, sorted and filtered."""
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID
def encode(o):
    if isinstance(o, (date, datetime)): return o.isoformat()
    if isinstance(o, (Decimal, UUID)): return str(o)
    raise TypeError(f"cannot encode {type(o).__name__}")
rows = [{"id": UUID(int=i), "on": date(2024, 1, 30) + timedelta(days=i), "price": Decimal("9.90") * i, "at": datetime(2024, 1, 1, i)} for i in range(1, 4)]
text = json.dumps(rows, default=encode, indent=1); print(text)
back = json.loads(text, object_hook=lambda d: {**d, "on": date.fromisoformat(d["on"])}); print([r["on"].strftime("%d %b") for r in back if r["on"].month == 2], sum(Decimal(r["price"]) for r in back), back[0]["on"] - date(2024, 1, 1), min(r["at"] for r in back))
print(json.dumps({"set": {1}}, default=list), json.dumps("é", ensure_ascii=False))
