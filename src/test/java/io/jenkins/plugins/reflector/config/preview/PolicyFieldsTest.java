package io.jenkins.plugins.reflector.config.preview;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyFieldsTest {

    private static final ScanResult TAGS = scan("latest", "2.0.0", "1.23.1", "1.23.0", "1.22.0");

    @Test
    void saysHowManyTagsMatchAndWhichIsPicked() {
        assertThat(text(new PolicyChoice.SemVer("1.23.x"), null, TAGS)).isEqualTo("Matches 2 of 5 tags; picks 1.23.1.");
        assertThat(text(new PolicyChoice.DigestOf("latest"), null, TAGS)).isEqualTo("Picks latest of 5 tags.");
        assertThat(text(new PolicyChoice.SemVer("1.x"), new TagFilterSpec("\\.0$", ""), TAGS))
                .isEqualTo("Matches 2 of 5 tags; picks 1.23.0.");
        assertThat(text(new PolicyChoice.Numerical("asc"), new TagFilterSpec("^b(\\d+)$", "$1"), scan("b9", "b10", "x")))
                .isEqualTo("Matches 2 of 3 tags; picks b10.");
    }

    @Test
    void theNewestIsToldByWhenItWasFirstSeen() {
        Map<String, Sighting> seen = new HashMap<>();
        assertThat(newest(seen)).isEqualTo(
                "Matches 5 of 5 tags; picks 2.0.0, the greatest version of them, as none was pushed since the first scan.");
        TAGS.tags().forEach(tag -> seen.put(tag, new Sighting(Instant.parse("2026-11-01T08:00:00Z"), true)));
        assertThat(newest(seen)).contains("picks 2.0.0", "none was pushed since the first scan");
        seen.put("1.23.1", new Sighting(Instant.parse("2026-11-24T10:30:00Z"), false));
        assertThat(newest(seen)).isEqualTo("Matches 5 of 5 tags; picks 1.23.1, first seen on 2026-11-24 10:30 UTC.");
        seen.remove("latest");
        ScanResult later = new ScanResult(TAGS.canonicalImageName(), TAGS.tags(), List.of(), true, Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(PolicyPreview.of(new PolicyChoice.Newest(), PolicyOptions.NONE, null, later, tag -> Optional.ofNullable(seen.get(tag))).text())
                .isEqualTo("Matches 5 of 5 tags; picks latest, which was not seen before.");
    }

    private static String newest(Map<String, Sighting> seen) {
        return PolicyPreview.of(
                        new PolicyChoice.Newest(), PolicyOptions.NONE, null, TAGS, tag -> Optional.ofNullable(seen.get(tag)))
                .text();
    }

    @Test
    void saysWhyNothingIsPicked() {
        assertThat(PolicyPreview.of(new PolicyChoice.SemVer("3.x"), PolicyOptions.NONE, null, TAGS, tag -> Optional.empty()))
                .satisfies(preview -> assertThat(preview.picked()).isFalse())
                .satisfies(preview -> assertThat(preview.text()).startsWith("Picks none of 5 tags: "));
        assertThat(text(new PolicyChoice.DigestOf("edge"), null, TAGS)).isEqualTo("edge is not among 5 tags.");
        assertThat(text(new PolicyChoice.SemVer("1.x"), new TagFilterSpec("(", ""), TAGS)).contains("(");
    }

    @Test
    void onlyTheOptionsOfNumbersChangeWhatIsRead() {
        TriedTags.SHARED.put(null, "numbers", "bot", scan("9", "10", "x"));
        PolicyFields fields = new PolicyFields(null, "numbers", "bot", null, null, null, null);

        assertThat(fields.preview(new PolicyChoice.Numerical("asc"), false, false).orElseThrow().picked())
                .isFalse();
        assertThat(fields.preview(new PolicyChoice.Numerical("asc"), true, false).orElseThrow().text())
                .isEqualTo("Matches 2 of 3 tags; picks 10.");
    }

    @Test
    void whatWasTriedInOneJobIsNotShownInAnotherNorForOtherCredentials() {
        TriedTags tried = new TriedTags(Clock.systemUTC());
        tried.put(job("team/a"), "nginx", "bot", TAGS);

        assertThat(tried.get(job("team/a"), " nginx ", "bot")).contains(TAGS);
        assertThat(tried.get(job("team/b"), "nginx", "bot")).isEmpty();
        assertThat(tried.get(null, "nginx", "bot")).isEmpty();
        assertThat(tried.get(job("team/a"), "nginx", null)).isEmpty();
        assertThat(tried.get(job("team/a"), "redis", "bot")).isEmpty();
    }

    @Test
    void whatWasTriedIsForgotten() {
        SettableClock clock = new SettableClock();
        TriedTags tried = new TriedTags(clock);
        tried.put(null, "nginx", null, TAGS);
        clock.now = clock.now.plus(Duration.ofMinutes(61));

        assertThat(tried.get(null, "nginx", null)).isEmpty();
    }

    @Test
    void manyLongListsAreNotKept() {
        SettableClock clock = new SettableClock();
        TriedTags tried = new TriedTags(clock, 5);
        tried.put(null, "one", null, scan("1", "2"));
        tried.put(null, "two", null, scan("1", "2"));
        assertThat(tried.get(null, "one", null)).as("looked at, so it goes last").isNotEmpty();
        tried.put(null, "three", null, scan("1", "2", "3"));

        assertThat(tried.get(null, "two", null)).isEmpty();
        assertThat(tried.get(null, "one", null)).isNotEmpty();
        tried.put(null, "long", null, scan("1", "2", "3", "4", "5", "6"));
        assertThat(tried.get(null, "long", null)).as("what was just tried is there").isNotEmpty();
        assertThat(tried.get(null, "one", null)).isEmpty();
        assertThat(tried.get(null, "three", null)).isEmpty();
    }

    @Test
    void aFormWithoutImageHasNoAnswer() {
        assertThat(new PolicyFields(null, " ", null, null, null, null, null)
                        .preview(new PolicyChoice.SemVer("1.x"), false, false))
                .isEmpty();
    }

    @Test
    void onlyAnAdministratorsFormSaysWhereItsReferenceIsWritten() {
        List<Item> items = Arrays.asList(null, job("team-a/deploy"), folder("team-a"));
        items.forEach(item -> {
            TriedTags.SHARED.put(item, "team-a/app", null, scan("1.0.0"));
            TriedTags.SHARED.put(item, "team-b/app", null, scan("1.0.0", "1.1.0"));
        });

        assertThat(preview(null)).hasValueSatisfying(preview -> assertThat(preview.text()).isEqualTo("Matches 2 of 2 tags; picks 1.1.0."));
        assertThat(preview(items.get(1))).as("of a job, which has no such policy").isEmpty();
        assertThat(preview(items.get(2))).hasValueSatisfying(preview -> assertThat(preview.text()).isEqualTo("Matches 1 of the one tag; picks 1.0.0."));
    }

    private static Optional<PolicyPreview> preview(Item item) {
        return new PolicyFields(item, null, null, "app", "team-b", null, null).preview(new PolicyChoice.SemVer("*"), false, false);
    }

    private static String text(PolicyChoice choice, TagFilterSpec filter, ScanResult tags) {
        return PolicyPreview.of(choice, PolicyOptions.NONE, filter, tags, tag -> Optional.empty()).text();
    }

    private static ScanResult scan(String... tags) {
        return new ScanResult("index.docker.io/library/nginx", List.of(tags), List.of(), true, Instant.EPOCH);
    }

    private static Item job(String fullName) {
        return item(fullName, Item.class);
    }

    private static Item folder(String fullName) {
        return item(fullName, Item.class, ItemGroup.class);
    }

    private static Item item(String fullName, Class<?>... types) {
        return (Item) Proxy.newProxyInstance(Item.class.getClassLoader(), types, (proxy, method, arguments) -> fullName);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
