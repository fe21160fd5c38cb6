"""drop_all of tables that refer to each other
warns and goes by order of definition."""
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): pass
class Left(Base):
    __tablename__ = "left"
    id: Mapped[int] = mapped_column(primary_key=True)
    mid_id: Mapped[int] = mapped_column(ForeignKey("mid.id"), nullable=True)
class Mid(Base):
    __tablename__ = "mid"
    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("left.id"), nullable=True)
class Other(Base):
    __tablename__ = "other"
    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("left.id"))
    self_id: Mapped[int] = mapped_column(ForeignKey("other.id"))
e = create_engine("sqlite://")
Base.metadata.create_all(e)
Base.metadata.drop_all(e)
Base.metadata.create_all(e)
Base.metadata.drop_all(e, tables=[Other.__table__, Left.__table__])
