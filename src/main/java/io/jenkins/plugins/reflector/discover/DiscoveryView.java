package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.DiscoveredEntries;
import io.jenkins.plugins.reflector.config.Entries;
import io.jenkins.plugins.reflector.config.InheritedRepositories;
import io.jenkins.plugins.reflector.engine.discover.WatchConfiguration;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.manifest.FoundImage;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A look through a repository, for the page. Nothing in it is HTML. */
public final class DiscoveryView {

    private static final int MOST_WARNINGS = 50;

    private final Discovery discovery;
    private final Entries there;
    private final InheritedRepositories inherited;

    /** @param there where the suggestions could be added; null where nobody can */
    DiscoveryView(@NonNull Discovery discovery, @CheckForNull Entries there, @NonNull InheritedRepositories inherited) {
        this.discovery = discovery;
        this.there = there;
        this.inherited = inherited;
    }

    /** Whether it is under way. */
    public boolean isRunning() {
        return discovery.isRunning();
    }

    /** How far it is. */
    @NonNull
    public String getProgress() {
        return discovery.progress();
    }

    /** What went wrong; null if nothing did. */
    @CheckForNull
    public String getProblem() {
        return discovery.problem();
    }

    /** What was added, a sentence each. */
    @NonNull
    public List<String> getAdded() {
        return discovery.added();
    }

    /** The repository. */
    @NonNull
    public String getUrl() {
        return discovery.request().url();
    }

    /** The branch. */
    @NonNull
    public String getBranch() {
        return discovery.request().branch();
    }

    /** The path; empty for all. */
    @NonNull
    public String getPath() {
        return discovery.request().path();
    }

    /** The credentials; empty for none. */
    @NonNull
    public String getCredentialsId() {
        return Objects.requireNonNullElse(discovery.request().credentialsId(), "");
    }

    /** Whether there is something to show. */
    public boolean isDone() {
        return discovery.result() != null;
    }

    /** The commit that was looked at, 40 hex digits. */
    @NonNull
    public String getCommit() {
        return discovery.result().commit();
    }

    /** The same as people say it. */
    @NonNull
    public String getShortCommit() {
        return getCommit().substring(0, 7);
    }

    /** How many images are left out. */
    public int getLeftOut() {
        return discovery.result().leftOut();
    }

    /** What could not be looked into. */
    @NonNull
    public List<String> getWarnings() {
        return discovery.result().warnings().stream()
                .limit(MOST_WARNINGS)
                .map(DiscoveryView::text)
                .toList();
    }

    private static String text(ManifestWarning warning) {
        return warning.path() + (warning.line() == 0 ? "" : ":" + warning.line()) + ": " + warning.message();
    }

    /** The images. */
    @NonNull
    public List<DiscoveredRow> getRows() {
        Discovery.Result result = discovery.result();
        Map<String, List<FoundImage>> places =
                result.places().stream().collect(Collectors.groupingBy(place -> place.name().canonical()));
        DiscoveredEntries entries = there == null ? null : DiscoveredEntries.of(result.images(), there, inherited);
        return result.images().stream()
                .map(image -> row(image, places.getOrDefault(image.image().canonical(), List.of()), entries))
                .toList();
    }

    private static DiscoveredRow row(WatchedImage image, List<FoundImage> places, @CheckForNull DiscoveredEntries entries) {
        return new DiscoveredRow(
                image.key(),
                image.image().text(),
                places.stream().map(FoundImage::tag).filter(Objects::nonNull).distinct().toList(),
                places.stream().map(place -> place.path() + ":" + place.line()).toList(),
                DiscoveredEntries.suggestion(image),
                entries == null ? "" : entries.line(image),
                entries != null && entries.isNew(image));
    }

    /** Whether anything can be added. */
    public boolean isAddable() {
        return there != null && DiscoveredEntries.of(discovery.result().images(), there, inherited).count() > 0;
    }

    /** The Pipeline step that updates the repository. */
    @NonNull
    public String getPipeline() {
        return configuration()
                .pipeline(getUrl(), getBranch(), getPath(), discovery.request().credentialsId());
    }

    /** The same as resources of Flux. */
    @NonNull
    public String getFlux() {
        return configuration().flux();
    }

    /** The same as code. */
    @NonNull
    public String getCode() {
        return configuration().configurationAsCode();
    }

    private WatchConfiguration configuration() {
        return new WatchConfiguration(discovery.result().images());
    }
}
