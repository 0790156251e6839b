package io.jenkins.plugins.reflector.config.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.thoughtworks.xstream.XStream;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** With the texts that Jenkins has of entries. */
class EntryKeysTest {

    private final EntryKeys keys = new EntryKeys(new XStream()::toXML);

    private static ImagePolicyItem policy(Consumer<ImagePolicyItem> change) {
        ImagePolicyItem item = new ImagePolicyItem("web", "nginx", new SemVerChoice("1.x"));
        change.accept(item);
        return item;
    }

    @Test
    void theSameContentHasTheSameKey() {
        assertThat(keys.of(policy(item -> item.setLabels(List.of("a=b"))))).isEqualTo(keys.of(policy(item -> item.setLabels(List.of("a=b")))));
    }

    @Test
    void eachFieldCounts() {
        List<ImagePolicyItem> differ = List.of(
                policy(item -> {}),
                policy(item -> item.setNamespace("team")),
                policy(item -> item.setSuspend(true)),
                policy(item -> item.setMinimumAge("2h")),
                policy(item -> item.setLabels(List.of("a=b"))),
                policy(item -> item.setLabels(List.of("a=c"))),
                new ImagePolicyItem("web", "nginx", new SemVerChoice("2.x")),
                new ImagePolicyItem("web", "redis", new SemVerChoice("1.x")));

        assertThat(keys.of(differ)).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    @Test
    void theKeyOfAListTellsItsOrder() {
        assertThat(EntryKeys.ofAll(List.of("a", "b"))).isNotEqualTo(EntryKeys.ofAll(List.of("b", "a"))).isEqualTo(EntryKeys.ofAll(List.of("a", "b")));
    }
}
