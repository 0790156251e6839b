package io.jenkins.plugins.reflector.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand.Answer;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AgentMessengerTest {

    private static final Answer ANSWER = new Answer(null, null, null, "d", null, null);

    private final Pending pending = new Pending();
    private final RegistryErrand errand = new RegistryErrand(
            RegistryErrand.Question.TAGS,
            new RegistryTarget(
                    new ImageName("r.example.com/app", "r.example.com", "app"),
                    RegistryCredentials.basic("bot", "s3cret"),
                    false,
                    null,
                    Duration.ofSeconds(20)),
            "");

    private static final class Pending extends CompletableFuture<Object> implements Future<Object> {}

    private AgentMessenger messenger() {
        return new AgentMessenger("dmz", label -> new ScanAgent("far", new VirtualChannel() {
            @Override
            @SuppressWarnings("unchecked")
            public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) {
                return (Future<V>) pending;
            }
        }));
    }

    @Test
    void bringsTheAnswer() throws Exception {
        pending.complete(ANSWER);

        assertThat(messenger().carry(errand)).isEqualTo(ANSWER);
    }

    @Test
    void saysThatTheAgentWentAwayWithoutRemotingsWords() {
        pending.completeExceptionally(new IOException("Unexpected termination of the channel, s3cret"));

        assertThatThrownBy(() -> messenger().carry(errand))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the agent far went away")
                .hasNoCause();
    }

    @Test
    void endsTheErrandWithTheScan() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> messenger().carry(errand)).isInstanceOf(InterruptedException.class);
        assertThat(pending.isCancelled()).isTrue();
    }

    @Test
    void saysWhatTheChoiceSays() {
        AgentMessenger none = new AgentMessenger("dmz", label -> {
            throw new IOException("none has " + label);
        });

        assertThatThrownBy(() -> none.carry(errand)).hasMessage("none has dmz");
    }
}
