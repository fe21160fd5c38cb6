"""An uncaught NameError with its suggestion."""
total_price = 10
print(total_prise)
