package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.reflector.config.entry.FormEntry;
import io.jenkins.plugins.reflector.config.entry.RowWords;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.Labels;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A watched image repository as configured in Jenkins; the describable twin of {@link ImageRepository}. */
public final class ImageRepositoryItem extends AbstractDescribableImpl<ImageRepositoryItem> implements FormEntry {

    /** How often a repository is scanned if nothing is said. */
    public static final String DEFAULT_INTERVAL = "10m";

    private final String name;
    private final String image;
    private String namespace;
    private String interval = DEFAULT_INTERVAL;
    private String timeout;
    private String credentialsId;
    private String certCredentialsId;
    private String proxyCredentialsId;
    private String provider;
    private ArrayList<String> labels;
    private ArrayList<String> accessFrom;
    private ArrayList<String> exclusionList;
    private int pageSize;
    private String mirror;
    private String scanFrom;
    private boolean insecure;
    private boolean suspend;

    @DataBoundConstructor
    public ImageRepositoryItem(String name, String image) {
        this.name = Texts.orDefault(name, "");
        this.image = Texts.orDefault(image, "");
    }

    /** What policies call it. */
    public String getName() {
        return name;
    }

    /** Such as {@code nginx} or {@code ghcr.io/org/app}; this very text is written into files. */
    public String getImage() {
        // An edited file may have none.
        return image == null ? "" : image;
    }

    /** A folder's full name or a plain name; null for the default one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    @NonNull
    @Override
    public String rowName() {
        return RowWords.name(namespace, name);
    }

    @NonNull
    @Override
    public String rowText() {
        return RowWords.text(suspend, () -> toSpec().image() + ", every " + interval);
    }

    /** Time between two scans, such as {@code 10m}. */
    public String getInterval() {
        return interval == null ? DEFAULT_INTERVAL : interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.orDefault(interval, DEFAULT_INTERVAL);
    }

    /** For a whole scan; null: as long as the interval. */
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Texts.trimToNull(timeout);
    }

    /** The registry's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** A certificate, or a PEM file or text: whom to trust, what to show, or both; null for neither. */
    public String getCertCredentialsId() {
        return certCredentialsId;
    }

    @DataBoundSetter
    public void setCertCredentialsId(String certCredentialsId) {
        this.certCredentialsId = Texts.trimToNull(certCredentialsId);
    }

    /** A secret text with a proxy's URL, with user and password if it wants them; null: the proxy of the registry or of Jenkins. */
    public String getProxyCredentialsId() {
        return proxyCredentialsId;
    }

    @DataBoundSetter
    public void setProxyCredentialsId(String proxyCredentialsId) {
        this.proxyCredentialsId = Texts.trimToNull(proxyCredentialsId);
    }

    /** {@code generic}, {@code aws}, {@code azure} or {@code gcp}: whose identity opens the registry. */
    public String getProvider() {
        return provider == null ? Provider.GENERIC.text() : provider;
    }

    /** Sets whose identity opens the registry; refuses other words. */
    @DataBoundSetter
    public void setProvider(String provider) {
        this.provider = RepositoryFields.provider(provider);
    }

    /** Labels of the repository, {@code name=value} each, by which policies choose it; null for none. */
    public List<String> getLabels() {
        return labels == null ? null : new ArrayList<>(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = Texts.linesOrNull(labels);
    }

    /** The labels for a text area, one a line. */
    public String labelsText() {
        return Texts.joined(labels);
    }

    /** Namespaces that may use it beside its own and those below, {@code *} for all; null for no other. */
    public List<String> getAccessFrom() {
        return accessFrom == null ? null : new ArrayList<>(accessFrom);
    }

    @DataBoundSetter
    public void setAccessFrom(List<String> accessFrom) {
        this.accessFrom = Texts.linesOrNull(accessFrom);
    }

    /** The namespaces for a text area, one a line. */
    public String accessFromText() {
        return Texts.joined(accessFrom);
    }

    /** How many tags are asked for at once; 0: the client's own choice. */
    public int getPageSize() {
        return pageSize;
    }

    /** Sets the page size; refuses what no registry answers. */
    @DataBoundSetter
    public void setPageSize(int pageSize) {
        this.pageSize = RepositoryFields.pageSize(pageSize);
    }

    /** A URL that is asked instead of the image's registry, with the credentials for that URL; null: the registry itself. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = Texts.trimToNull(mirror);
    }

    /** The label of an agent that the registry is asked from; null: from the controller. */
    public String getScanFrom() {
        return scanFrom;
    }

    @DataBoundSetter
    public void setScanFrom(String scanFrom) {
        this.scanFrom = Texts.trimToNull(scanFrom);
    }

    /** RE2 expressions of tags to leave out; null for {@link DefaultExclusions}. */
    public List<String> getExclusionList() {
        return exclusionList == null ? null : new ArrayList<>(exclusionList);
    }

    @DataBoundSetter
    public void setExclusionList(List<String> exclusionList) {
        this.exclusionList = Texts.linesOrNull(exclusionList);
    }

    /** The exclusion list for a text area, one a line. */
    public String exclusionListText() {
        return Texts.joined(exclusionList);
    }

    /** Whether plain HTTP is allowed. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** Whether it is left alone. */
    public boolean isSuspend() {
        return suspend;
    }

    @DataBoundSetter
    public void setSuspend(boolean suspend) {
        this.suspend = suspend;
    }

    /** The same for the engine, of the namespace that it names. */
    @NonNull
    public ImageRepository toSpec() {
        return toSpec(null);
    }

    /**
     * The same for the engine.
     *
     * @param folder the full name of the folder that it belongs to, whatever its namespace; null for the global configuration
     * @throws IllegalArgumentException with a sentence for the user if one of the fields cannot be read
     */
    @NonNull
    public ImageRepository toSpec(@CheckForNull String folder) {
        ResourceName resource = Names.of(folder == null ? namespace : folder, name);
        try {
            Duration every = Durations.parse("interval", getInterval());
            return new ImageRepository(
                    resource,
                    Labels.parse("labels", labels),
                    getImage(),
                    every,
                    timeout == null ? every : Durations.parse("timeout", timeout),
                    credentialsId,
                    RepositoryFields.connection(certCredentialsId, proxyCredentialsId, getProvider()),
                    suspend,
                    exclusionList == null ? DefaultExclusions.PATTERNS : exclusionList,
                    insecure,
                    accessFrom == null ? null : accessFrom.stream().map(ImageRepositoryItem::admitted).toList(),
                    RepositoryFields.options(pageSize, mirror, scanFrom),
                    SourcePosition.NONE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("image repository " + resource + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> admitted(String namespace) {
        return namespace.equals(SpecChecks.EVERY) ? Map.of() : RepositoryAccess.admitting(namespace);
    }
}
