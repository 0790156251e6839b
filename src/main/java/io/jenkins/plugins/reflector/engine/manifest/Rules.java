package io.jenkins.plugins.reflector.engine.manifest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** The places that users name by hand ({@link EditRule}). */
final class Rules {

    private record Rule(EditRule given, Glob files, @CheckForNull Pattern pattern) {

        static Rule of(EditRule given) {
            try {
                Pattern pattern = given.pattern() == null ? null : Re2.compile(given.pattern());
                return new Rule(given, Glob.of(given.file()), pattern);
            } catch (InvalidRegexException e) {
                throw new IllegalArgumentException("the pattern of a rule for " + given.file() + ": " + e.getMessage(), e);
            }
        }

        String who() {
            return "The rule for " + (given.key() == null ? "pattern " + given.pattern() : "key " + given.key().text());
        }
    }

    private final PicksByPolicy picks;
    private final List<Rule> rules;

    /** @throws IllegalArgumentException if a pattern does not compile */
    Rules(@NonNull PicksByPolicy picks, @NonNull List<EditRule> rules) {
        this.picks = picks;
        this.rules = rules.stream().map(Rule::of).toList();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether any rule is for this file. */
    boolean covers(@NonNull String file) {
        return rules.stream().anyMatch(rule -> rule.files().matches(file));
    }

    /**
     * One use of the rules on a tree.
     *
     * @param standing told of the tags that stand where something is to be written
     * @param byName sets an image whose rule names no policy
     */
    @NonNull
    Run run(@NonNull StandingTags standing, @NonNull Consumer<ImageSite> byName) {
        return new Run(standing, byName);
    }

    /** Remembers which rules found their place, to tell of the others at the end. */
    final class Run {
        private final StandingTags standing;
        private final Consumer<ImageSite> byName;
        private final BitSet files = new BitSet();
        private final BitSet places = new BitSet();

        private Run(StandingTags standing, Consumer<ImageSite> byName) {
            this.standing = standing;
            this.byName = byName;
        }

        /** Whether a document can hold a key that a rule is for; a cheap look that may say yes too often. */
        boolean mayOccurIn(@NonNull String path, @NonNull String text) {
            return rules.stream()
                    .anyMatch(rule -> rule.given().key() != null
                            && rule.files().matches(path)
                            && rule.given().key().mayOccurIn(text));
        }

        /** Plans what the rules say of a document of YAML or JSON. */
        void document(@NonNull Manifest manifest) {
            forEach(manifest.path(), (index, rule) -> {
                if (rule.given().key() != null) {
                    KeyFinder.find(manifest.root(), rule.given().key(), (scalar, parent) -> {
                        places.set(index);
                        if (!manifest.isClaimed(scalar)) {
                            manifest.claim(scalar);
                            set(manifest, rule, scalar, parent);
                        }
                    });
                }
            });
        }

        private void set(
                Manifest manifest, Rule rule, YamlNode.Scalar scalar, @CheckForNull YamlNode.Mapping parent) {
            EditRule given = rule.given();
            if (given.policy() == null) {
                byName.accept(new WholeImage(manifest, scalar, "", true));
                return;
            }
            ResourceName policy = picks.named(given.policy());
            NamedPlace place = new NamedPlace(
                    manifest,
                    scalar.start(),
                    scalar.value(),
                    parent,
                    policy,
                    given.part(),
                    rule.who(),
                    (value, pick) -> manifest.set(scalar, value, policy.marker(), pick)
                            && ChartVersion.bump(manifest, given.bump(), scalar.value(), value, pick));
            picks.set(place, standing);
        }

        /** Plans what the rules say of a file as text: patterns, and keys of what is no YAML. */
        void text(@NonNull TextPage page) {
            FileKind kind = FileKind.of(page.path());
            KeyedText language = KeyedText.of(kind);
            forEach(page.path(), (index, rule) -> {
                if (rule.pattern() != null) {
                    Matcher matcher = rule.pattern().matcher(page.text());
                    int group = rule.pattern().groupCount() > 0 ? 1 : 0;
                    while (matcher.find()) {
                        if (matcher.start(group) >= 0) {
                            places.set(index);
                            set(page, rule, new KeyedText.Value(matcher.start(group), matcher.end(group), false));
                        }
                    }
                } else if (language != null) {
                    language.find(page.text(), rule.given().key(), value -> {
                        places.set(index);
                        set(page, rule, value);
                    });
                } else if (kind == FileKind.OTHER) {
                    places.set(index);
                    page.warn(0, rule.who() + " is of no use in this file, whose name tells no language of keys; write"
                            + " pattern: instead.");
                }
            });
        }

        private void set(TextPage page, Rule rule, KeyedText.Value value) {
            EditRule given = rule.given();
            if (given.policy() == null) {
                byName.accept(new TextImage(page, value.start(), value.end()));
                return;
            }
            ResourceName policy = picks.named(given.policy());
            String quote = value.quotes() ? "\"" : "";
            NamedPlace place = new NamedPlace(
                    page,
                    value.start(),
                    page.text().substring(value.start(), value.end()),
                    null,
                    policy,
                    given.part(),
                    rule.who(),
                    (text, pick) -> page.replace(
                            value.start(), value.end(), quote + text + quote, policy.marker(), pick));
            picks.set(place, standing);
        }

        private void forEach(String path, RuleUse use) {
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).files().matches(path)) {
                    files.set(i);
                    use.accept(i, rules.get(i));
                }
            }
        }

        /** A rule that finds nothing is a mistake that its author should hear of. */
        void warnOfIdleRules(@NonNull Consumer<ManifestWarning> warnings) {
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                if (!files.get(i)) {
                    warnings.accept(new ManifestWarning(
                            rule.given().file(), 0, rule.who() + " has no effect, because no file fits its file."));
                } else if (!places.get(i)) {
                    warnings.accept(new ManifestWarning(
                            rule.given().file(), 0, rule.who() + " has no effect, because it finds no text there."));
                }
            }
        }
    }

    private interface RuleUse {
        void accept(int index, Rule rule);
    }
}
