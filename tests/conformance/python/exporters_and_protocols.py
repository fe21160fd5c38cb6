"""
Data classes, protocols and a registry of exporters over a many-to-many.
"""
from typing import Protocol, runtime_checkable, NamedTuple, Literal, Final, ClassVar, Union, Callable
from dataclasses import dataclass, field
from abc import ABC, abstractmethod
import json
from sqlalchemy import create_engine, select, String, ForeignKey, Integer, JSON
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session

class Base(DeclarativeBase): pass

class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    tags: Mapped[list["Tag"]] = relationship(secondary="post_tag", back_populates="posts", order_by="Tag.name")

class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    posts: Mapped[list[Post]] = relationship(secondary="post_tag", back_populates="tags")

class PostTag(Base):
    __tablename__ = "post_tag"
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True)

@dataclass(frozen=True)
class TagDTO:
    name: str

@dataclass
class PostDTO:
    id: int
    title: str
    tags: list[TagDTO] = field(default_factory=list)
    MAX: ClassVar[int] = 10

    @classmethod
    def from_model(cls, post: Post) -> "PostDTO":
        return cls(id=post.id, title=post.title, tags=[TagDTO(t.name) for t in post.tags])

@runtime_checkable
class SupportsExport(Protocol):
    def export(self, posts: list[PostDTO]) -> str: ...

class Exporter(ABC):
    registry: ClassVar[dict[str, type["Exporter"]]] = {}
    def __init_subclass__(cls, /, fmt: str = "", **kwargs):
        super().__init_subclass__(**kwargs)
        if fmt:
            Exporter.registry[fmt] = cls
    @abstractmethod
    def export(self, posts): ...

class JsonExporter(Exporter, fmt="json"):
    def export(self, posts):
        from dataclasses import asdict
        return json.dumps([asdict(p) for p in posts], indent=2)

class TextExporter(Exporter, fmt="text"):
    def export(self, posts):
        return "\n".join(f"#{p.id} {p.title} [{', '.join(t.name for t in p.tags)}]" for p in posts)

def get_or_create(session, model, defaults=None, **kwargs):
    instance = session.query(model).filter_by(**kwargs).one_or_none()
    if instance:
        return instance, False
    instance = model(**{**kwargs, **(defaults or {})})
    session.add(instance)
    return instance, True

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for title, names in {"Intro": "python orm", "Deep": "orm sql", "Fin": ""}.items():
        post = Post(title=title)
        session.add(post)
        for n in names.split():
            tag, created = get_or_create(session, Tag, name=n)
            print(n, created)
            post.tags.append(tag)
        session.flush()
    session.commit()
    dtos = [PostDTO.from_model(p) for p in session.scalars(select(Post).order_by(Post.id))]
for fmt, cls in Exporter.registry.items():
    e = cls()
    print(fmt, isinstance(e, SupportsExport))
    print(e.export(dtos))
try:
    Exporter()
except TypeError as err:
    print(err)
try:
    dtos[0].tags[0].name = "x"
except Exception as err:
    print(type(err).__name__, err)
match dtos:
    case [PostDTO(title="Intro", tags=[first, *rest]), *others]:
        print("matched", first, len(rest), len(others))
