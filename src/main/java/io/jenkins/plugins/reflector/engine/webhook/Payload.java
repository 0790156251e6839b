package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What a body was understood to say.
 *
 * @param event a short name for logs, such as {@code push}; empty where the sender has none
 * @param images what was pushed; empty if nothing was, as for a ping or a deletion
 * @param unspecific something happened and it is not said to what, so that every repository of the endpoint is meant
 */
record Payload(@NonNull String event, @NonNull List<PushedImage> images, boolean unspecific) {

    Payload {
        event = PushedImage.printable(event);
        images = List.copyOf(images);
    }

    static Payload of(@NonNull String event, @NonNull List<PushedImage> images) {
        return new Payload(event, images, false);
    }

    static Payload nothing(@NonNull String event) {
        return new Payload(event, List.of(), false);
    }

    static Payload anything(@NonNull String event) {
        return new Payload(event, List.of(), true);
    }
}
