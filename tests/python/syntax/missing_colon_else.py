"""A missing colon after else."""
if True:
    x = 1
else
    x = 2
