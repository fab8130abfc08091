"""One network whose weights are the mean of several that began alike.

  python average.py OUT.pt WEIGHTS.pt WEIGHTS.pt …

A head that some of them lack is the mean of the others'.

Networks fine-tuned from the same weights lie in one basin, and their mean is often better than each
(Wortsman et al., "Model soups", ICML 2022, arXiv:2203.05482).
"""

import sys

import torch


def main():
    out, *paths = sys.argv[1:]
    states = [torch.load(path, weights_only=True) for path in paths]
    parts = lambda name: [state[name].double() for state in states if name in state]
    mean = lambda name: sum(parts(name)) / len(parts(name))
    torch.save({name: mean(name).to(states[0][name].dtype) for name in states[0]}, out)


if __name__ == "__main__":
    main()
