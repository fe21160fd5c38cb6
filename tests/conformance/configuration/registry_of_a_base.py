"""A base that brings its registry
has the metadata of that."""
from sqlalchemy import ForeignKey, create_engine, MetaData
from sqlalchemy.orm import registry, relationship, Mapped, mapped_column, Session, DeclarativeBase
class Base(DeclarativeBase):
    registry = registry(type_annotation_map={})
class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
print(Base.metadata is Base.registry.metadata, list(Base.metadata.tables))
