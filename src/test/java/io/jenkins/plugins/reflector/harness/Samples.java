package io.jenkins.plugins.reflector.harness;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.PolicySettings;
import io.jenkins.plugins.reflector.config.ProxyItem;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.config.RepositorySelectorItem;
import io.jenkins.plugins.reflector.config.TagFilter;
import io.jenkins.plugins.reflector.config.TagPin;
import io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.NewestChoice;
import io.jenkins.plugins.reflector.config.policy.NumericalChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.step.ReflectorUpdateStep;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import java.util.List;
import jenkins.model.Jenkins;

/** Settings in which no field has its default, and what they are as XML, to compare them by. */
final class Samples {

    private Samples() {}

    /** All lists of the configuration; everything is suspended, so that nothing is scanned. */
    static void fill(ReflectorConfiguration configuration) {
        RegistryHost host = new RegistryHost("registry.example");
        host.setMirror("mirror.example");
        host.setCredentialsId("not-there");
        host.setUseForJobs(true);
        host.setProvider("aws");
        host.setCertCredentialsId("not-there-either");
        host.setCaCertificates("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----");
        ProxyItem proxy = new ProxyItem("http://proxy.example:3128");
        proxy.setCredentialsId("nor-this");
        host.setProxy(proxy);
        host.setTokenHosts(List.of("auth.example"));
        host.setRequestsPerHour(100);
        host.setParallelRequests(2);
        host.setInsecure(true);
        configuration.setRegistries(List.of(host));
        configuration.setImageRepositories(List.of(repository()));
        configuration.setImagePolicies(List.of(
                policy("newest", new SemVerChoice(">=1.2.0 <2.0.0")),
                policy("last", new AlphabeticalChoice("desc")),
                policy("highest", new NumericalChoice("desc")),
                policy("moving", new DigestChoice("stable")),
                policy("seen-last", new NewestChoice())));
    }

    /** Every field of the trigger. */
    static ReflectorScanTrigger trigger() {
        ReflectorScanTrigger trigger = new ReflectorScanTrigger();
        trigger.setImages(List.of(entry()));
        trigger.setPolicies(List.of("team/newest", "web-*"));
        trigger.setInterval("30m");
        trigger.setCron("H/15 * * * *");
        trigger.setFireOnFirstScan(true);
        return trigger;
    }

    /** Every field of the step but the credentials, which the form lists only if Jenkins has them. */
    static ReflectorUpdateStep step() {
        ReflectorUpdateStep step = new ReflectorUpdateStep();
        step.setUrl("https://git.example/deploy.git");
        step.setBranch("production");
        step.setPath("apps");
        step.setImages(List.of(entry()));
        step.setPolicies(List.of("newest"));
        step.setStrategy("Setters");
        step.setMessage("Update {{ range .Changed.Changes }}{{ .NewValue }}{{ end }}");
        step.setAuthor("Robot <robot@example.org>");
        step.setPushBranch("updates");
        step.setCommitWindow("5m");
        step.setOnConflict("fail");
        step.setDryRun(true);
        return step;
    }

    /** What Jenkins would write into a file. */
    static String xml(Object settings) {
        return Jenkins.XSTREAM2.toXML(settings);
    }

    private static ImageRepositoryItem repository() {
        ImageRepositoryItem repository = new ImageRepositoryItem("web", "registry.example/team/web");
        repository.setNamespace("team");
        repository.setInterval("15m");
        repository.setTimeout("2m");
        repository.setExclusionList(List.of("^.*\\.sig$", "-rc"));
        repository.setCredentialsId("not-there");
        repository.setCertCredentialsId("not-there-either");
        repository.setProxyCredentialsId("nor-this");
        repository.setProvider("gcp");
        repository.setLabels(List.of("team=shop"));
        repository.setAccessFrom(List.of("team-b"));
        repository.setPageSize(100);
        repository.setMirror("https://cache.example");
        repository.setScanFrom("lab");
        repository.setInsecure(true);
        repository.setSuspend(true);
        return repository;
    }

    private static ImagePolicyItem policy(String name, TagPolicyChoice choice) {
        ImagePolicyItem policy = new ImagePolicyItem(name, "web", choice);
        policy.setNamespace("team");
        policy.setDigestReflectionPolicy("Always");
        policy.setLabels(List.of("stage=production"));
        RepositorySelectorItem several = new RepositorySelectorItem();
        several.setName("app-*");
        several.setNamespace("other");
        several.setMatchLabels(List.of("team=shop"));
        LabelExpression tier = new LabelExpression("tier", "NotIn");
        tier.setValues(List.of("batch"));
        several.setMatchExpressions(List.of(tier));
        policy.setRepositories(several);
        options(policy);
        policy.setInterval("20m");
        policy.setSuspend(true);
        return policy;
    }

    private static ImageEntry entry() {
        ImageEntry entry = new ImageEntry("registry.example/team/web");
        entry.setPolicy(new SemVerChoice("1.x"));
        entry.setFilterTags(filter());
        entry.setDigestReflectionPolicy("IfNotPresent");
        return entry;
    }

    private static void options(PolicySettings<?> settings) {
        settings.setFilterTags(filter());
        settings.setMinimumAge("72h");
        settings.setIgnoreTags(List.of("1.24.0", "*-debug"));
        TagPin pin = new TagPin("1.22.1");
        pin.setReason("1.23 loses sessions");
        settings.setPin(pin);
        settings.setAllow("minor");
        settings.setOnDowngrade("write");
        settings.setOnShrink("hold");
        settings.setOnRepush("write");
        settings.setPlatforms(List.of("linux/arm64"));
        settings.setGroup("shop");
        settings.setSkipUnparsable(true);
        settings.setExactIntegers(true);
    }

    private static TagFilter filter() {
        TagFilter filter = new TagFilter();
        filter.setPattern("^v(?P<version>.*)$");
        filter.setExtract("$version");
        return filter;
    }
}
