/** ONNX: writing small networks, and running any, one session for each model in a JVM. */
package dev.tamis.classify.onnx;
