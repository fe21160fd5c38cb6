from sqlalchemy import create_engine

engine = create_engine("sqlite://", echo="debug")  # refused: echo="debug", which logs rows, too (echo=True logs the statements)
