# A second engine has a database of its own, and the first one's rows are let go of.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shelf())
    session.commit()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
# why:
#   a newer engine was used first, whose database is empty [Declarative tables]
#     → table author dropped
#     → table book dropped
#     → table review dropped
#     → table shelf dropped
#     → row gone from shelf: (1)
#     → table box dropped
#   the tables were created [Declarative tables]
#     → PRAGMA main.table_info("author")
#     → PRAGMA temp.table_info("author")
#     → PRAGMA main.table_info("book")
#     → PRAGMA temp.table_info("book")
#     → PRAGMA main.table_info("review")
#     → PRAGMA temp.table_info("review")
#     → PRAGMA main.table_info("shelf")
#     → PRAGMA temp.table_info("shelf")
#     → PRAGMA main.table_info("box")
#     → PRAGMA temp.table_info("box")
#     → CREATE TABLE author
#     → table author created
#     → CREATE TABLE shelf
#     → table shelf created
#     → CREATE TABLE book
#     → table book created
#     → CREATE TABLE box
#     → table box created
#     → CREATE TABLE review
#     → table review created
