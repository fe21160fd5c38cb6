def again():
    try:
        again()
    finally:
        again()


again()
