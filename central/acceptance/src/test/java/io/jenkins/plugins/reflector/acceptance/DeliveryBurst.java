package io.jenkins.plugins.reflector.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many requests at once, each over a connection of its own, by one thread that does next to nothing: what is measured is the server,
 * as far as that can be on the same machine. All connections are open before the first request is sent, since a server's queue for new
 * ones is short, and a system comes again after a second where it is full. Then all are sent one after the other, without waiting for any
 * answer. A time is from the first byte of a request to the first of its answer, which is what its sender waits for.
 */
final class DeliveryBurst {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final InetSocketAddress address;
    private final List<Delivery> deliveries = new ArrayList<>();

    private static final class Delivery {
        private final ByteBuffer request;
        private long begun;
        private long answered;
        private String status = "";

        private Delivery(byte[] request) {
            this.request = ByteBuffer.wrap(request);
        }
    }

    /** How long each took, sorted, and how often each status came. */
    record Outcome(List<Duration> times, Map<String, Integer> statuses) {

        Duration percentile(int percent) {
            return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
        }
    }

    DeliveryBurst(URI url) {
        address = new InetSocketAddress(url.getHost(), url.getPort());
    }

    /** Adds a request. */
    void add(String path, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + address.getHostString() + ":" + address.getPort()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        deliveries.add(new Delivery((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends all of them. */
    Outcome send() throws IOException {
        try (Selector selector = Selector.open()) {
            for (Delivery delivery : deliveries) {
                SocketChannel channel = SocketChannel.open(address);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_WRITE, delivery);
            }
            int open = deliveries.size();
            long end = System.nanoTime() + LIMIT.toNanos();
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (open > 0 && System.nanoTime() < end) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    open -= advance(key, answer) ? 1 : 0;
                }
                selector.selectedKeys().clear();
            }
        }
        Map<String, Integer> statuses = new TreeMap<>();
        deliveries.forEach(delivery -> statuses.merge(delivery.status, 1, Integer::sum));
        return new Outcome(
                deliveries.stream().map(delivery -> Duration.ofNanos(delivery.answered - delivery.begun)).sorted().toList(), statuses);
    }

    /** Whether it is at its end. */
    private static boolean advance(SelectionKey key, ByteBuffer answer) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Delivery delivery = (Delivery) key.attachment();
        if (delivery.request.hasRemaining()) {
            if (delivery.request.position() == 0) {
                delivery.begun = System.nanoTime();
            }
            channel.write(delivery.request);
            key.interestOps(delivery.request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            return false;
        }
        answer.clear();
        int count = channel.read(answer);
        if (count <= 0) {
            return false;
        }
        delivery.answered = System.nanoTime();
        delivery.status = new String(answer.array(), 9, 3, StandardCharsets.US_ASCII);
        key.cancel();
        channel.close();
        return true;
    }
}
