"""Constraints and an index that a mixin declares
by the name of the table."""
from sqlalchemy import create_engine, Column, Integer, ForeignKey, String, UniqueConstraint, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr
class Base(DeclarativeBase): pass
class Slugged:
    slug: Mapped[str]
    @declared_attr.directive
    def __table_args__(cls):
        return (UniqueConstraint("slug", name=f"uq_{cls.__tablename__}_slug"), Index(f"ix_{cls.__tablename__}", "slug"))
class Post(Slugged, Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
class Page(Slugged, Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
Base.metadata.create_all(create_engine("sqlite://"))
