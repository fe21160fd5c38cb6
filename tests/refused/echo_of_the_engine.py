from sqlalchemy import create_engine

engine = create_engine("sqlite://", echo=True)  # refused: create_engine(echo=…) (the SQL panel shows the statements)
