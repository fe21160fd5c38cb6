from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.connect() as connection:
    connection.execute(text("SELECT 1 AS one FOR UPDATE"))  # refused: this SELECT as text
