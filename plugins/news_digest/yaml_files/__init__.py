"""YAML files that people write -> checked values, and every mistake with its line.

files    bytes -> a tree             values   a node -> one checked value
tree     YAML text -> nodes          mapping  which keys there are
report   where mistakes are collected
"""
