/// What the lists by matter lack of everyday English.
extension PhraseBook {
    static let englishPhrases: [Phrase] =
        lines(
            .asksPrice, 4,
            """
            price|cost up
            price|prices|pricing|quote|quotation|estimate on|for|please
            cost|rates for|of
            what _5 cost|costs|charge|charging|run|runs _3
            what sort|kind of price|money
            going rate
            how much _6
            get|have|need|want|like|getting _2 quote|quotation|estimate|price|prices|pricing
            give|send|do|email|offer me|us _3 price|prices|quote|quotation|pricing|estimate
            best|trade|unit|indicative|rough|guide|current price|prices|pricing
            looking|hoping|thinking|planning to|of|about _1 buy|buying|source|sourcing|purchase|purchasing|get|replace|stock
            interested in _2 buying|purchasing|your|some|a
            in the market for
            quote|quotes|quotation|quotations|offers|price|prices by|before
            put together|prepare _3 quote|quotation|offer|price
            """)
        + lines(
            .asksAvailability, 3,
            """
            do|does|can|could you|anyone do|supply|stock|get|source|offer|provide|make
            would you be able to
            have you any|got
            any in stock
            price and availability
            """)
        + lines(
            .orders, 4,
            """
            can|could|may|might i|we get|have|order|take|book|grab _3 # @unit
            i'll|we'll|i|we have|take|need _2 # @unit _8 delivered|sent|shipped|dropped|asap
            send|ship|drop|pop|get|bring|deliver|stick|put over|us|me|off|round|out|through _3 # @unit
            drop|pop|stick|bring|put|load|add _3 # @unit
            put # _4 on|down
            add _4 # @unit
            please _2 supply|deliver|ship|send _1 # _3
            please _4 add|put|include # _5 next|van|delivery|order
            same again
            the usual
            our|my usual
            top up|us
            restock
            against our|po|purchase
            our po|ref|order #
            please raise|log|book|enter|place _3 order
            reserve _3 # _6
            book _2 in for
            required|needed on|in _3 site|later|store|branch
            ordering _2 #
            ready to order
            decided|settled on _1 #
            i'd|we'd|i'll|we'll|i|we like|take|want|have # _4 please
            could|can you|u ship|send|deliver _4 bill|invoice
            """)
        + lines(
            .accepts, 5,
            """
            good|set|clear to go
            green light
            happy|fine|ok|okay|content with _1 that|this|these|the|your|it|everything
            we're|i'm|we are|i am in
            we'll|we|i'll|i will|would|'ll take _1 it|them|these|those|everything|all|lot
            take the lot
            would|we'd|i'd|we'll|i'll|we like|love|want|will|to|would _2 proceed|go _1 with|ahead
            let's|let us _2 go|proceed|order|do
            no objections
            please _1 ship|process|execute|action|release|schedule|arrange|order|start|book|produce|manufacture
            get|have it|them|this|these ordered|booked|shipped|moving|started|made
            move|moving|push forward|ahead _2
            you|may|can _2 proceed|start|ship|begin
            kindly|pls proceed
            confirm|accept|agree|approve|okay|ok _4 change|changes|amendment|revision|variation
            change|changes|amendment|revision _3 confirmed|accepted|agreed|approved|fine|ok|okay
            confirmed _2 please
            get|put|place _3 on order
            please _1 order|get|put _2 order|them|it|these|those|ordered
            you _2 order|go|business
            """)
        + lines(
            .agrees, 3,
            """
            that'll|that will|this will do|work
            that's|that is|thats|this is|it's|its _1 fine|ok|okay|good|great|perfect
            ^ _2 works
            all fine|ok|okay|agreed|in order
            yes please|indeed
            please do
            ^ perfect|great|brilliant|lovely|excellent _6 please
            """)
        + lines(
            .partial, 4,
            """
            everything|all|lot|rest _3 except|but|minus|bar|without|excluding
            apart from
            except|excluding|minus|without _1 the|for
            not|skip|drop|forget|remove|omit|exclude the|item|items _3
            leave|leaving _3 for now|later
            leave|leaving _4 off|aside|out
            for now|moment|present _3 only|just
            only|just _3 for now
            half _4 now|order|quantity
            go|proceed|ahead with items|item|lines|line|positions|position #
            """)
        + lines(
            .revises, 4,
            """
            swap|substitute|replace|exchange|change|switch _6 for|to|with|instead
            re-quote|requote|re quote
            update|revise|amend|adjust|correct|redo|resend|reissue _3 quote|quotation|offer|proforma|proposal
            new|another|fresh|amended _1 quote|quotation|offer
            """)
        + lines(
            .declines, 5,
            """
            leave it|that|this _2 there|for|now|then
            will|we'll|i'll|going leave|to _1 leave it
            too|bit|little|rather|very|quite dear|pricey|steep|rich|costly|expensive _4
            hold|holding|held off
            on hold|ice
            put|putting|parked|parking _3 hold|ice|back|shelf|one
            decided|deciding _2 against|not|wait|hold|stay|stick|postpone|other|different|another
            give _2 miss
            pass|passing _2 this time|one|occasion
            we'll|i'll|going|have|will _2 pass
            not for us|me|now
            not _2 right|good fit|time|moment
            no longer going|proceeding|ahead
            went|gone|go|going|goes with _1 another|other|someone|somebody|different|competitor|alternative|cheaper|local|existing
            ended up _3
            changed our|my|their mind
            outside|out|beyond|over|exceeds _2 budget
            can't|cannot|can not|couldn't _1 justify|stretch|afford|run
            unable|not able _1 to _2 proceed|accept|take|order|place
            won't be needing|ordering|needed|going|proceeding|taking|using
            will|do not be|want|wish _2 needing|ordering|going|proceeding|taking|to
            got|bought|sourced|found|ordered _2 elsewhere|locally
            regret _4 inform|advise|say
            thanks but no
            thank you but no
            it's|it is|that's|its a no
            a no from us|me
            no _2 from us|me
            yours was|is|were _3 highest|dearest|most
            gone|going|go with _2 cheaper|lower|cheapest|lowest
            not to proceed|go|order|buy|take
            came in|out _2 over|above|higher
            can't|cannot|unable _2 accept|meet|match|agree
            won't _2 work|suit for us|me
            we've|have|has already _2 bought|ordered|sourced|found|chosen|placed
            a|another|your competitor*
            gone|went|going|decided|opted for|with _2 competitor*|alternative
            won't|don't|do|not _2 need this|these|it|them
            decided to _1 repair|keep|make|reuse|refurbish|postpone|wait
            """)
        + lines(
            .defect, 4,
            """
            smashed|smash|splintered|split|punctured|buckled|mouldy|mildew|frayed|peeled|dirty|stale|rancid|rotten|rotting|corroded|dead|useless|unsafe|blunt|misaligned|off-colour
            in bits|pieces|tatters
            came|turned|arrived|showed|delivered _3 broken|damaged|wrong|empty|open|opened|incomplete|soaked|smashed|cracked|short
            won't|doesn't|wouldn't|don't|will|does|not _1 start|turn|fit|work|run|stay|hold|heat|cool|charge|close|open|fire|switch|pump|print|seal|light|dry|stick|cut
            keeps|kept|keep _1 cutting|stopping|breaking|failing|tripping|jamming|overheating|leaking|falling|dropping
            are|were|was|got|received|came|sent|delivered _5 instead of
            rest|others|remainder _2 are|is|were
            # short
            short of #|by|on
            short on
            out of # _6 broken|missing|damaged
            # _4 missing|broken|damaged|cracked|smashed|faulty|bent|scratched|torn|wrong
            different from _3 sample|ordered|picture|photo|agreed
            not _2 same as
            nowhere near
            does|do|did not match|tally
            don't|doesn't|didn't|won't|not _3 properly|correctly|right|straight|evenly|smoothly
            where|though|but i'd|we'd|we|i asked|ordered|wanted|specified|requested
            asked for # _4 got|received|sent|came
            asked for _3 but|and _2 got|received|sent
            go|goes|went|going flat|off|mouldy|soft|rusty|dull|blunt|loose
            vibrat*|squeak*|rattl*|wobbl*|overheat*|flicker*|shrunk|shrink*|stinks|smell|smelt|fray*|bobbl*|crumbl*|delaminat*|swell|swelled
            no _3 in the box|packaging|carton|bag
            have|has|had|with no holes|thread|label|labels|lids|screws|instructions|seal|power
            half|most|some|several|one|two|three|none|few of them|these|those|the _3 are|is|were|have|has|do|don't|does|will|won't _3 broken|damaged|wrong|cracked|faulty|split|leaking|useless|bent|missing|empty
            not what we|i
            wrong way
            manufacturing|factory fault|defect
            snap|snaps|snapping
            stopped|stops|quit|ceased heating|cooling|charging|printing|running|turning|pumping|functioning|lighting|responding|spinning|cutting|holding
            """)
        + lines(
            .complains, 4,
            """
            not good enough
            disgusted|disgusting|disgrace*|shambles|appalled|appalling|furious|outrage*|ridiculous|pathetic|joke
            not|very|extremely|really|most _1 happy|disappointed|disappointing|unhappy|dissatisfied|frustrated|annoyed|upset
            fed up
            third|fourth|second time
            sort|sorted _3 out|today|immediately|now
            taking|take _2 business|custom elsewhere
            let us|me down
            not _2 standard|quality _3 expect*|used
            """)
        + lines(
            .wantsRemedy, 3,
            """
            money|cash back
            make|put _2 right
            how _5 handle|resolve|deal|fix|sort
            send|sending _2 replacement*
            put|get|make that|this|it right
            collect|pick _3 up|back
            take _3 back
            swap|exchange|change _3 over
            what are you _4 do|doing
            """)
        + lines(
            .late, 4,
            """
            did|driver|courier|carrier|nobody|no-one|no|one not|didn't|never|has|hasn't _2 come|show|turn|arrive|appear
            no sign of
            any idea when
            any|got|have sign|word|idea _2 of|on|when
            when _4 try|redeliver|come|coming|due|leaving|leave
            how long _4 until|before|will|take
            running late
            promised _6 still|but|not|nothing
            was|were due|supposed|meant|expected _3
            delivery _2 failed
            """)
        + lines(
            .aboutExisting, 4,
            """
            address|premises|warehouse|office|bank|account|details|name|email|phone|contact|number _3 changed|changing|moved|moving|new|different
            split|combine|merge|reschedule|rearrange|bring _4 delivery|deliveries|order|shipment
            deliver* _4 address
            certificate|certificates|declaration|conformity|datasheet|msds|manual|instructions|warranty|guarantee _3 for|of|on|from
            is there|any _2 way to|of
            how|which|what|why|where _3 do|should|does|did|is|are|to _3 install|fit|adjust|clean|use|connect|mount|set|maintain|store
            charged|invoiced|billed|overcharged _6
            can't|cannot|couldn't find _3 invoice*|order*|receipt*|delivery
            pod|proof of delivery
            credit limit|account
            in future|from now on
            going forward
            """)
        + lines(
            .bounces, 5,
            """
            returning message to sender
            undelivered
            not|wasn't|couldn't|unable|able _3 deliver|delivered _4 message|recipient*|address*|following|mail|email
            address not found
            address couldn't|could not be found
            address couldn't|could be|not be found
            permanent _2 error*|failure*
            mailbox not|is _2 found|full|exist|disabled|unavailable
            wasn't|was|not|couldn't _2 found _2 at
            recipient* _4 rejected|refused|unknown|exist|reached
            message _3 rejected|blocked|bounced
            """)
        + lines(
            .advertises, 3,
            """
            your website|web|site|listing|rankings|online
            first page|page 1 _2 google
            page # of google
            packages and|our|& prices
            dear|hello friend|customer|customers|subscriber|webmaster
            leading|professional _3 manufacturer*|supplier|exporter|factory
            exported|export _3 countries
            # years _2 experience
            free|no sample*|obligation|shipping|quote|audit
            % off
            sale|sales is|ends|starts|now
            deal|deals
            don't miss
            sign up
            limited places|seats|offer
            new arrival*|collection|range
            latest|our price list|catalogue|catalog|brochure
            specialized|specialised|specializing in
            our factory|company|team _3
            square meters|metres
            may i send|introduce
            we offer|provide|supply _3 range|solutions|services
            companies|businesses|firms|teams like yours
            would you be open|interested _3 call|demo|chat|meeting
            minute|min demo|call
            demo|trial
            quick question about|regarding your
            book _3 meetings|demo|call
            helped|help|helping _4 companies|businesses|firms|clients|customers
            just reply|let me know _4 no
            """)
        + lines(
            .refuses, 3,
            """
            i'm|we're|am|are afraid
            sorry|regret|regretfully|sadly
            """)
        + lines(
            .unsubscribes, 5,
            """
            no longer|not|don't|prefer _3 wish|want|like _3 receive|receiving|hear
            prefer not to receive
            stop receiving
            update your preferences
            """)
        + lines(
            .applies, 5,
            """
            work experience|placement
            placement|traineeship|apprentice*
            take _2 students|apprentices|trainees|interns
            looking|searching|seeking for _4 job|work|position|placement|internship|role|employment
            any _1 vacancies|jobs|openings
            """)
        + lines(
            .greets, 5,
            """
            catch up
            fancy _3 coffee|lunch|drink|beer
            many happy returns
            best wishes|regards to|for|on
            happy anniversary
            get well
            see you _3 fair|show|there|next|soon
            meet _3 you|up
            suit you _4
            """)
}
