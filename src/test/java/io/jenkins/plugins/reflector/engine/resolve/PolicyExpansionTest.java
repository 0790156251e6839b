package io.jenkins.plugins.reflector.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyExpansionTest {

    private static final List<ImageRepository> ALL = List.of(
            repository("ns", "app-web", Map.of("team", "a")),
            repository("ns", "app-api", Map.of("team", "b")),
            repository("ns", "db", Map.of("team", "a")),
            repository("other", "app-web", Map.of("team", "a")));

    @Test
    void aPolicyForOneRepositoryStaysAsItIs() {
        ImagePolicy policy = ImagePolicy.of(name("ns", "p"), name("ns", "gone"), new PolicyChoice.SemVer("*"));
        assertThat(PolicyExpansion.expand(policy, ALL)).containsExactly(policy);
    }

    @Test
    void selectsByNameByLabelsAndByBoth() {
        assertThat(expanded(null, selector("ns", "app-*", LabelSelector.ALL))).containsExactly("ns/app-api", "ns/app-web");
        assertThat(expanded(null, selector("ns", null, team("a")))).containsExactly("ns/app-web", "ns/db");
        assertThat(expanded(null, selector("ns", "app-*", team("a")))).containsExactly("ns/app-web");
        assertThat(expanded(null, selector("other", "*", LabelSelector.ALL))).containsExactly("other/app-web");
    }

    @Test
    void theReferredRepositoryComesFirstAndOnce() {
        RepositorySelector apps = selector("ns", "app-*", LabelSelector.ALL);
        assertThat(expanded(name("ns", "db"), apps)).containsExactly("ns/db", "ns/app-api", "ns/app-web");
        assertThat(expanded(name("ns", "app-web"), apps)).containsExactly("ns/app-web", "ns/app-api");
    }

    @Test
    void eachKeepsThePolicysNameAndLabels() {
        ImagePolicy policy = policy(null, selector("ns", "db", LabelSelector.ALL));
        assertThat(PolicyExpansion.expand(policy, ALL)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo(policy.name());
            assertThat(one.labels()).isEqualTo(policy.labels());
            assertThat(one.repositories()).isNull();
            assertThat(one.interval()).isEqualTo(policy.interval());
        });
    }

    @Test
    void nothingSelectedIsNotReadyAndSaysWhatWasLookedFor() throws Exception {
        ImagePolicy policy = policy(null, selector("ns", "web-*", team("c")));
        assertThat(PolicyExpansion.expand(policy, ALL)).isEmpty();
        PolicyResolution state = unanswered(policy);
        assertThat(state.ready()).isFalse();
        assertThat(state.stalled()).isFalse();
        assertThat(state.reason()).isEqualTo("DependencyNotReady");
        assertThat(state.message()).contains("the name 'web-*' and the labels team=c in the namespace ns");
    }

    @Test
    void aSelectorThatCanNeverWorkSelectsNothingAndStalls() throws Exception {
        LabelSelector none = new LabelSelector(Map.of(), List.of(new LabelSelector.Expression("team", "NotIn", List.of())));
        ImagePolicy policy = policy(null, selector("ns", "*", none));
        assertThat(PolicyExpansion.expand(policy, ALL)).isEmpty();
        PolicyResolution state = unanswered(policy);
        assertThat(state.stalled()).isTrue();
        assertThat(state.reason()).isEqualTo("InvalidPolicy");
        assertThat(state.message()).contains("NotIn", "needs at least one value");
    }

    private static PolicyResolution unanswered(ImagePolicy policy) throws InterruptedException {
        List<ImagePolicy> expanded = PolicyExpansion.expandAll(List.of(policy), ALL);
        assertThat(expanded).containsExactly(policy);
        PolicyResolver resolver = new PolicyResolver(name -> Optional.empty(), new FixedTagSource(Map.of(), Clock.systemUTC()));
        return resolver.resolveAll(expanded, any -> null).get(0);
    }

    private static List<String> expanded(ResourceName repository, RepositorySelector selector) {
        return PolicyExpansion.expand(policy(repository, selector), ALL).stream()
                .map(policy -> policy.repository().toString())
                .toList();
    }

    private static ImagePolicy policy(ResourceName repository, RepositorySelector selector) {
        return new ImagePolicy(
                name("ns", "p"),
                Map.of("app", "x"),
                repository,
                selector,
                new PolicyChoice.SemVer("*"),
                null,
                DigestReflection.ALWAYS,
                Duration.ofMinutes(5),
                false,
                PolicyOptions.NONE,
                SourcePosition.NONE);
    }

    private static RepositorySelector selector(String namespace, String name, LabelSelector labels) {
        return new RepositorySelector(namespace, name, labels);
    }

    private static LabelSelector team(String team) {
        return new LabelSelector(Map.of("team", team), List.of());
    }

    private static ImageRepository repository(String namespace, String name, Map<String, String> labels) {
        return ImageRepository.of(name(namespace, name), "reg.io/" + name, Duration.ofMinutes(1)).withLabels(labels);
    }

    private static ResourceName name(String namespace, String name) {
        return new ResourceName(namespace, name);
    }
}
