import io, csv, json
from datetime import datetime, date
from decimal import Decimal
from collections import defaultdict
from sqlalchemy import create_engine, Column, Integer, String, Numeric, Date, ForeignKey, select
from sqlalchemy.orm import declarative_base, relationship, Session
Base = declarative_base()
DATA = """\
date,account,category,amount
2024-01-03,Checking,Food,-12.50
2024-01-05,Checking,Salary,"2,000.00"
2024-02-01,Savings,Interest,1.25
2024-02-14,Checking,Food,-40.10
"""
class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True); name = Column(String, unique=True)
    transactions = relationship("Transaction", back_populates="account", order_by="Transaction.on")
    @property
    def balance(self): return sum((t.amount for t in self.transactions), Decimal(0))
class Transaction(Base):
    __tablename__ = "txn"
    id = Column(Integer, primary_key=True); on = Column(Date); category = Column(String); amount = Column(Numeric(10, 2))
    account_id = Column(ForeignKey("account.id")); account = relationship(Account, back_populates="transactions")
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Decimal): return str(o)
        if isinstance(o, (date, datetime)): return o.isoformat()
        if isinstance(o, Base): return {c.name: getattr(o, c.name) for c in o.__table__.columns}
        return super().default(o)
def load(session, text):
    accounts = {}
    for i, row in enumerate(csv.DictReader(io.StringIO(text)), 1):
        acc = accounts.setdefault(row["account"], Account(name=row["account"]))
        session.add(Transaction(account=acc, on=datetime.strptime(row["date"], "%Y-%m-%d").date(), category=row["category"], amount=Decimal(row["amount"].replace(",", ""))))
    session.commit()
    return i
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    print(load(s, DATA), "rows")
    for acc in s.scalars(select(Account).order_by(Account.name)):
        print(f"{acc.name:<10}{acc.balance:>12,.2f}")
    monthly = defaultdict(Decimal)
    for t in s.scalars(select(Transaction).order_by(Transaction.id)):
        monthly[t.on.strftime("%b %Y")] += t.amount
    print({k: str(v) for k, v in monthly.items()})
    print(json.dumps(s.scalars(select(Transaction).limit(2)).all(), cls=Encoder, sort_keys=True))
    out = io.StringIO()
    w = csv.writer(out, lineterminator="\n")
    w.writerow(["category", "total"])
    totals = {}
    for t in s.scalars(select(Transaction)): totals[t.category] = totals.get(t.category, 0) + t.amount
    w.writerows(sorted(totals.items(), key=lambda kv: kv[1]))
    print(out.getvalue(), end="")
