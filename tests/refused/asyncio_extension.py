from sqlalchemy.ext.asyncio import create_async_engine  # refused: the module sqlalchemy.ext.asyncio
