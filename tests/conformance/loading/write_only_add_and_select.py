"""WriteOnlyMapped: members enter one by one, and a statement shows them.

Nothing of the collection is ever loaded into the account.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    transfers: WriteOnlyMapped["Transfer"] = relationship(order_by="Transfer.amount")


class Transfer(Base):
    __tablename__ = "transfer"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    account_id: Mapped[Optional[int]] = mapped_column(ForeignKey("account.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    account = Account(owner="Ida", transfers=[Transfer(amount=30), Transfer(amount=10)])
    session.add(account)
    session.commit()
    account.transfers.add(Transfer(amount=20))
    account.transfers.add_all([Transfer(amount=5), Transfer(amount=50)])
    print([transfer.amount for transfer in session.scalars(account.transfers.select())])
    large = account.transfers.select().where(Transfer.amount > 15).limit(2)
    print([transfer.amount for transfer in session.scalars(large)])
    print(account.transfers.select())
    account.transfers.remove(session.scalars(large).first())
    session.commit()
    print(session.execute(select(Transfer.amount, Transfer.account_id)).all())
