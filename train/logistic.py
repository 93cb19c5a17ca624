"""Logistic regression with a penalty on the slopes, by Newton's method: the same data
give the same weights, whatever the machine."""
import numpy as np

ROUNDS = 60


def probability(bias, slopes, x):
    return 1.0 / (1.0 + np.exp(-np.clip(bias + x @ slopes, -500, 500)))


def fit(x, y, strength=1.0, weight=None):
    """-> (bias, slopes) for x (rows, features) and y (rows) of truth values. strength is
    the inverse of the penalty on the squared slopes; the bias is free."""
    x = np.hstack([np.ones((len(x), 1)), np.asarray(x, dtype=float)])
    y = np.asarray(y, dtype=float)
    weight = np.ones(len(x)) if weight is None else np.asarray(weight, dtype=float)
    penalty = np.full(x.shape[1], 1.0 / strength)
    penalty[0] = 1e-9
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = probability(w[0], w[1:], x[:, 1:])
        gradient = x.T @ (weight * (p - y)) + penalty * w
        hessian = (x * (weight * p * (1.0 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step * min(1.0, 5.0 / max(1e-12, np.abs(step).max()))
        if np.abs(step).max() < 1e-9:
            break
    return w[0], w[1:]
