"""import … from, the wrong way round."""
import path from os
