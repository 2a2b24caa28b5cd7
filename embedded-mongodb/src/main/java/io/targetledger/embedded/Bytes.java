package io.targetledger.embedded;

import java.util.Arrays;

/** Bytes that grow; for one thread. */
final class Bytes {

    private byte[] bytes = new byte[64];
    private int size;

    int size() {
        return size;
    }

    void write(int each) {
        reserve(1);
        bytes[size++] = (byte) each;
    }

    void write(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void complementFrom(int start) {
        for (int i = start; i < size; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
