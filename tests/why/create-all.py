# The tables are made.
engine = create_engine("sqlite://")
Shelf.__table__.create(engine)
# why:
#   the tables were created [Declarative tables]
#     → CREATE TABLE shelf
#     → table shelf created
Base.metadata.drop_all(engine)
# why:
#   the tables were dropped [Declarative tables]
#     → PRAGMA main.table_info("author")
#     → PRAGMA temp.table_info("author")
#     → PRAGMA main.table_info("book")
#     → PRAGMA temp.table_info("book")
#     → PRAGMA main.table_info("review")
#     → PRAGMA temp.table_info("review")
#     → PRAGMA main.table_info("shelf")
#     → PRAGMA main.table_info("box")
#     → PRAGMA temp.table_info("box")
#     → DROP TABLE shelf
#     → table shelf dropped
