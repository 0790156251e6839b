package io.jenkins.plugins.reflector.harness;

import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.samples.SampleAutomations;
import io.jenkins.plugins.reflector.samples.Samples;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import java.util.List;
import jenkins.model.Jenkins;

/** The samples where Jenkins keeps them, and what they are as XML, to compare them by. */
final class Filled {

    private Filled() {}

    /** All of the configuration. */
    static void fill(ReflectorConfiguration configuration) {
        configuration.setRegistries(List.of(Samples.registry()));
        configuration.setImageRepositories(List.of(Samples.repository()));
        configuration.setImagePolicies(Samples.policies());
        configuration.setImageUpdateAutomations(SampleAutomations.all());
        configuration.setFluxSources(List.of(Samples.fluxSource()));
        configuration.setWebhooks(List.of(Samples.webhook()));
        configuration.setLimits(Samples.limits());
    }

    /** The trigger with a cron line, which only a real Jenkins can read. */
    static ReflectorScanTrigger cronTrigger() {
        ReflectorScanTrigger trigger = Samples.trigger();
        trigger.setInterval(null);
        trigger.setCron("H/15 * * * *");
        return trigger;
    }

    /** What Jenkins would write into a file. */
    static String xml(Object settings) {
        return Jenkins.XSTREAM2.toXML(settings);
    }
}
