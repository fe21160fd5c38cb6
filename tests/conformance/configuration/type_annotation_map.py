"""type_annotation_map of a base
and a class that is no type of SQLAlchemy."""
from sqlalchemy import create_engine, ForeignKey, String, BigInteger
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Money: pass
class Base(DeclarativeBase):
    type_annotation_map = {str: String(80), Money: BigInteger}
class Bill(Base):
    __tablename__ = "bill"
    id: Mapped[int] = mapped_column(primary_key=True)
    payer: Mapped[str]
    memo: Mapped[str | None] = mapped_column(String(5))
    total: Mapped[Money]
print(repr(Bill.__table__.c.payer.type), repr(Bill.__table__.c.memo.type), repr(Bill.__table__.c.total.type))
